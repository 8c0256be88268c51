import { cx } from "@/components/ui/cx";
import type { LeastTime } from "@/lib/domain/maintenance";
import { count as countWords } from "@/lib/domain/words";
import { leastTimeWords } from "./budget-words";
import { type PlanView, type StripKind, stripWord } from "./plan-view";

const fill: Record<StripKind, string> = {
  move: "bg-initiated",
  wait: "border border-blocked bg-blocked-line",
  hold: "bg-blocked",
  delete: "border border-failed bg-failed-line",
  consent: "bg-failed",
  stay: "bg-line-2",
};

const STALE = "border border-dashed border-stale hatch-stale";

interface PlanStripProps extends Pick<PlanView, "strip" | "pods"> {
  leastTime: LeastTime;
  /** It is so now, not only what was last seen. */
  current: boolean;
}

/** One block a pod, by verdict, with its legend, and the least time that it can take. */
export function PlanStrip({ strip, pods, leastTime, current }: PlanStripProps) {
  const { least, of } = leastTimeWords(leastTime);
  return (
    <div className="flex flex-col gap-2.5">
      <div aria-hidden="true" className="flex h-2.5 gap-3">
        {strip.map(({ kind, count }) => (
          <div className="flex gap-[3px]" key={kind} style={{ flexGrow: count, flexBasis: 0 }}>
            {Array.from({ length: count }, (_, at) => (
              <span
                className={cx("reading min-w-px flex-1 rounded-[2px]", current ? fill[kind] : STALE)}
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one kind are alike; the place is the identity
                key={at}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-body text-text-2">
        {strip.map(({ kind, count }) => (
          <span className="flex items-center gap-1.5 whitespace-nowrap" key={kind}>
            <span
              aria-hidden="true"
              className={cx("reading size-2 rounded-[2px]", current ? fill[kind] : "border border-stale")}
            />
            <span>
              <strong className="font-[600] text-text tabular-nums">{count}</strong> {stripWord[kind](count)}
            </span>
          </span>
        ))}
        <span className="ml-auto text-meta tabular-nums max-sm:hidden">
          {pods === 0 ? "No pod on this node" : `${countWords(pods, "pod")} on this node`}
        </span>
      </div>
      {leastTime.seconds > 0 ? (
        <p className="text-meta text-text-2">
          <strong className="font-[600] text-text tabular-nums">{least}</strong>: {of}
        </p>
      ) : null}
    </div>
  );
}
