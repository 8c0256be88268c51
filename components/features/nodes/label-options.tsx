import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { LabelSuggestion } from "./label-suggestions";

interface LabelOptionsProps {
  /** Of the input that owns the list. */
  id: string;
  suggestions: readonly LabelSuggestion[];
  /** Index of the one that Enter takes; -1 for none. */
  at: number;
  onTake: (suggestion: LabelSuggestion) => void;
}

/** Keys or values that could stand where the reader types, with the number of nodes that have them. */
export function LabelOptions({ id, suggestions, at, onTake }: LabelOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div
      aria-label="Labels of the nodes"
      className="-mx-2 h-44 overflow-y-auto"
      id={`${id}-list`}
      ref={list}
      role="listbox"
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input that owns this list
        <div
          aria-selected={index === at}
          className={cx(
            "flex min-h-7 items-center gap-3 rounded-chip px-2 text-text max-sm:min-h-11",
            index === at ? "bg-surface-3" : "hover:bg-surface-2",
          )}
          id={`${id}-${index}`}
          key={suggestion.text}
          onClick={() => onTake(suggestion)}
          // The input keeps the focus, and with it the keys.
          onMouseDown={(event) => event.preventDefault()}
          role="option"
          tabIndex={-1}
        >
          <span className="min-w-0 flex-1 truncate font-object">{suggestion.label}</span>
          <span className="text-meta tabular-nums text-text-3">{suggestion.count}</span>
        </div>
      ))}
    </div>
  );
}
