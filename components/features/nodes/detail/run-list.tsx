"use client";
import { formatDayMinute } from "@/components/ui/clock";
import { Empty } from "@/components/ui/empty";
import { useNow } from "@/components/ui/use-now";
import type { NodeDetail, RunBody } from "@/lib/contracts/node-detail";
import { outcomeWords, type RunSpans, runSpans, spanWords } from "./run-words";
import { ToldBefore } from "./told-before";

interface RunListProps {
  cluster: string;
  node: string;
  history: NodeDetail["history"];
  offsetMs: number;
}

/** Maintenances of the node, newest first, each with what it took: drained and held, on one scale. */
export function RunList({ cluster, node, history: { since, runs }, offsetMs }: RunListProps) {
  const now = useNow() + offsetMs;
  const began = formatDayMinute(new Date(since), new Date(now));
  const kept = `The console remembers since ${began}, when it was started. What was before is not kept yet.`;
  if (runs.length === 0) {
    return (
      <>
        <Empty title="No maintenance of this node">
          {kept} Each maintenance shows here with who turned it on, why, how long it took and how it ended.
        </Empty>
        <ToldBefore cluster={cluster} node={node} since={since} />
      </>
    );
  }
  const rows = runs.map((run) => ({ run, spans: runSpans(run, now) }));
  const longest = Math.max(1, ...rows.map(({ spans }) => spans.drainedMs + spans.heldMs));
  return (
    <>
      <section className="px-5 py-4 max-sm:px-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-section">Maintenance history</h2>
          <ul className="flex gap-x-4 text-meta text-text-2">
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="reading size-3 rounded-[3px] bg-initiated" /> Drained
            </li>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="reading size-3 rounded-[3px] bg-complete" /> Held
            </li>
          </ul>
        </div>
        <ul className="mt-1">
          {rows.map(({ run, spans }) => (
            <RunRow key={run.id} longest={longest} now={now} run={run} spans={spans} />
          ))}
        </ul>
        <p className="mt-3 text-meta text-text-2">{kept}</p>
      </section>
      <ToldBefore cluster={cluster} node={node} since={since} />
    </>
  );
}

interface RunRowProps {
  run: RunBody;
  spans: RunSpans;
  /** The whole of the longest run, for the scale. Milliseconds. */
  longest: number;
  now: number;
}

function RunRow({ run, spans, longest, now }: RunRowProps) {
  const width = (ms: number) => ({ width: `${(ms / longest) * 100}%`, minWidth: ms > 0 ? "2px" : undefined });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,20rem)] items-baseline gap-x-6 gap-y-1.5 border-b py-3 last:border-b-0 max-md:grid-cols-1">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-section">{run.reason}</p>
        <p className="text-meta text-text-2">
          {run.by}, {formatDayMinute(new Date(run.since), new Date(now))}, {run.podsToMove}{" "}
          {run.podsToMove === 1 ? "pod" : "pods"} to move. {outcomeWords(run)}
        </p>
      </div>
      <div className="min-w-0">
        <div aria-hidden="true" className="reading flex h-2 gap-px">
          <span className="rounded-[2px] bg-initiated" style={width(spans.drainedMs)} />
          <span className="rounded-[2px] bg-complete" style={width(spans.heldMs)} />
        </div>
        <p className="mt-1 text-meta tabular-nums text-text-2">{spanWords(run, spans)}</p>
      </div>
    </li>
  );
}
