import { cx } from "./cx";
import { controlClass } from "./field";

interface DayInputProps {
  label: string;
  /** "2026-11-21", in the reader's zone; "" for none. */
  value: string;
  onChange: (day: string) => void;
  className?: string;
}

/** A day that narrows a list. */
export function DayInput({ label, value, onChange, className }: DayInputProps) {
  return (
    <label className={cx("flex items-center gap-1.5 text-meta text-text-2", className)}>
      <span className="max-sm:w-9 max-sm:shrink-0">{label}</span>
      <input
        className={cx(controlClass, "h-8 w-36 px-2 max-sm:h-11 max-sm:w-full")}
        onChange={(event) => onChange(event.target.value)}
        type="date"
        value={value}
      />
    </label>
  );
}
