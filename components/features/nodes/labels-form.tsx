"use client";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/field";
import { parseLabelSelector } from "@/lib/domain/label-selector";
import { LabelOptions } from "./label-options";
import { type LabelSuggestion, suggestLabels } from "./label-suggestions";
import type { LabelsFilterProps } from "./labels-filter";
import { filterNodes } from "./node-filter";
import { nodeCount } from "./node-words";

/** Mounted anew each time it opens, so that it starts with what is in force. */
export function LabelsForm({
  rows,
  filter,
  onChange,
  onOpenChange,
}: Omit<LabelsFilterProps, "trigger" | "open">) {
  const [text, setText] = useState(filter.labels);
  const [at, setAt] = useState(-1);
  const id = useId();
  const suggestions = suggestLabels(rows, text);
  const read = parseLabelSelector(text);
  const problem = "problem" in read ? read.problem : undefined;
  const found = filterNodes(rows, { ...filter, labels: text }).length;

  const apply = (labels: string) => {
    onChange({ labels: labels.trim() });
    onOpenChange(false);
  };
  const take = ({ text: next, whole }: LabelSuggestion) => {
    setText(next);
    setAt(-1);
    if (whole) onChange({ labels: next });
  };

  return (
    <div className="flex flex-col gap-2 px-4 pb-3">
      <input
        aria-activedescendant={suggestions[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        aria-expanded={suggestions.length > 0}
        aria-invalid={problem !== undefined || undefined}
        aria-label="Label selector"
        autoComplete="off"
        className={`${controlClass} h-8 px-2.5 max-sm:h-11`}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
          const chosen = suggestions[at];
          if (step !== 0) setAt(Math.min(suggestions.length - 1, Math.max(-1, at + step)));
          else if (event.key !== "Enter") return;
          else if (chosen) take(chosen);
          else if (problem === undefined) apply(text);
          event.preventDefault();
        }}
        placeholder="disk=ssd, zone in (a,b), !gpu"
        role="combobox"
        spellCheck={false}
        value={text}
      />
      <p
        className={problem ? "text-meta text-failed-text" : "text-meta text-text-2"}
        id={`${id}-hint`}
        role="status"
      >
        {problem ??
          `${nodeCount(found)} ${found === 1 ? "matches" : "match"}. As kubectl --selector takes it.`}
      </p>
      <LabelOptions at={at} id={id} onTake={take} suggestions={suggestions} />
      <div className="flex justify-end gap-2">
        <Button onClick={() => apply("")} size="sm">
          Clear
        </Button>
        <Button onClick={() => apply(text)} refused={problem} size="sm" variant="primary">
          Show {nodeCount(found)}
        </Button>
      </div>
    </div>
  );
}
