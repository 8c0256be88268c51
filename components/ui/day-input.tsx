import { cx } from "./cx";
import { controlClass } from "./field";

interface DayInputProps {
  label: string;
  /** "2026-11-21", in the reader's zone; "" for none. */
  value: string;
  onChange: (day: string) => void;
}

/** A day that narrows a list; gone where there is no room for it. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <label className="flex items-center gap-1.5 text-meta text-text-2 max-md:hidden">
      {label}
      <input
        className={cx(controlClass, "h-8 w-36 px-2")}
        onChange={(event) => onChange(event.target.value)}
        type="date"
        value={value}
      />
    </label>
  );
}
