import { formatClock, formatMinute } from "@/components/ui/clock";
import type { DrainShape } from "./drain-shape";

/** Marks of the scale at the left: pods. */
export function Levels({ shape }: { shape: DrainShape }) {
  return (
    <div className="relative h-36">
      {shape.levels.map(({ pods, y }) => (
        <span
          className="absolute right-2.5 -translate-y-1/2 text-count tabular-nums text-text-2"
          key={pods}
          style={{ top: `${y}%` }}
        >
          {pods}
        </span>
      ))}
    </div>
  );
}

interface TimesProps {
  shape: DrainShape;
  since: string;
  wasCordoned: boolean;
}

/** Marks beneath: when it was cordoned, round times, now. */
export function Times({ shape: { start, end, times }, since, wasCordoned }: TimesProps) {
  const long = end.at - Date.parse(since) > 10 * 60_000;
  return (
    <div className="relative mt-1.5 h-4 text-count tabular-nums text-text-2">
      <span className="absolute whitespace-nowrap" style={{ left: `${start}%` }}>
        {formatClock(new Date(since))} {wasCordoned ? "on" : "cordoned"}
      </span>
      {times.map(({ at, x }) => (
        <span
          className="absolute -translate-x-1/2 whitespace-nowrap max-sm:hidden"
          key={at}
          style={{ left: `${x}%` }}
        >
          {long ? formatMinute(new Date(at)) : formatClock(new Date(at))}
        </span>
      ))}
      <span className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${end.x}%` }}>
        {end.done ? formatClock(new Date(end.at)) : "now"}
      </span>
    </div>
  );
}
