import { formatClock, formatDay, formatMinute } from "./clock";

export interface TimeProps {
  /** ISO 8601. */
  at: string;
  show?: "clock" | "minute" | "day";
}

const formats = { clock: formatClock, minute: formatMinute, day: formatDay };

/** A moment, in the reader's zone, in digits of one width; the exact value is in its title. */
export function Time({ at, show = "clock" }: TimeProps) {
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={at} title={at}>
      {formats[show](new Date(at))}
    </time>
  );
}
