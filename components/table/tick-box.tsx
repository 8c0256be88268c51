import { Check, Minus } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { TickState } from "./selection";

interface TickBoxProps {
  state: TickState;
  /** What is ticked: "Select ip-10-0-1-26". */
  label: string;
  /** `range`: Shift was held. */
  onTick: (range: boolean) => void;
  tabIndex?: number;
}

/** The tick box of a row or of many: light, since a table has one in each row. 16 px, with a target of 28 px and more. */
export function TickBox({ state, label, onTick, tabIndex }: TickBoxProps) {
  const Mark = state === "some" ? Minus : Check;
  return (
    <button
      aria-checked={state === "some" ? "mixed" : state === "all"}
      aria-label={label}
      className={cx(
        "relative flex size-4 shrink-0 items-center justify-center rounded-[4px] border transition-colors before:absolute before:-inset-2 max-sm:before:-inset-3.5",
        state === "none"
          ? "border-line-2 bg-surface hover:border-text-3"
          : "border-accent bg-accent text-on-accent",
      )}
      onClick={(event) => onTick(event.shiftKey)}
      // Shift and a click would mark the text in between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      role="checkbox"
      tabIndex={tabIndex}
      type="button"
    >
      {state === "none" ? null : <Mark aria-hidden size={12} strokeWidth={3} />}
    </button>
  );
}
