import { DayInput } from "./day-input";

interface DayRangeProps {
  /** Days as "2026-11-21", in the reader's zone; "" for none. The second is the last that is shown. */
  from: string;
  to: string;
  onChange: (change: { from?: string; to?: string }) => void;
}

/** Two days that narrow a list; on phones below each other, beneath the other choices. */
export function DayRange({ from, to, onChange }: DayRangeProps) {
  return (
    <span className="flex flex-wrap items-center gap-2 max-sm:order-last max-sm:w-full">
      <DayInput
        className="max-sm:w-full"
        label="From"
        onChange={(day) => onChange({ from: day })}
        value={from}
      />
      <DayInput className="max-sm:w-full" label="To" onChange={(day) => onChange({ to: day })} value={to} />
    </span>
  );
}
