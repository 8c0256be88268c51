import { cx } from "./cx";
import { type TickCounts, type TickKind, tickRuns } from "./ticks-layout";

export interface TicksProps extends TickCounts {
  /** The same in words: "12 of 19 pods moved, 2 wait". Empty where the words stand beside it. */
  label: string;
  /** As wide as the row instead of 5 px a pod. */
  wide?: boolean;
}

const MAX_TICKS = 40;

const fill: Record<TickKind, string> = {
  moved: "bg-initiated",
  left: "bg-surface-3",
  waiting: "bg-blocked",
  failed: "bg-failed",
};

/** One pod, one tick; above forty pods one bar with the same parts. */
export function Ticks({ label, wide = false, ...counts }: TicksProps) {
  const runs = tickRuns(counts);
  const single = counts.total > MAX_TICKS;
  return (
    <span
      aria-hidden={label === "" || undefined}
      aria-label={label || undefined}
      className={cx(
        "flex h-2 min-w-0",
        single || counts.total > 20 ? "gap-px" : "gap-0.5",
        (wide || single) && "w-full min-w-33",
      )}
      role="img"
    >
      {runs.flatMap(({ kind, count }) =>
        single
          ? [
              <span
                className={cx("reading rounded-tick", fill[kind])}
                key={kind}
                style={{ flexGrow: count }}
              />,
            ]
          : Array.from({ length: count }, (_, at) => (
              <span
                className={cx(
                  "reading h-2 rounded-tick transition-colors duration-400",
                  wide ? "flex-1" : "w-[5px]",
                  fill[kind],
                )}
                // biome-ignore lint/suspicious/noArrayIndexKey: ticks of one kind are alike; the place is the identity
                key={`${kind}-${at}`}
              />
            )),
      )}
    </span>
  );
}
