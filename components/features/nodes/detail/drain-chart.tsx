"use client";
import { formatClock } from "@/components/ui/clock";
import { useNow } from "@/components/ui/use-now";
import { formatDuration } from "@/lib/domain/words";
import { Levels, Times } from "./drain-axes";
import { DrainPlot } from "./drain-plot";
import { type Drain, type DrainShape, drainShape } from "./drain-shape";
import { estimateWords, waitWords } from "./drain-words";

interface DrainChartProps extends Drain {
  wasCordoned: boolean;
  offsetMs: number;
  /** It is not live; this is when it was so. */
  seenAt?: Date;
}

/** Pods left to move over time, in steps, as the server saw it; what time went by in waiting. No forecast. */
export function DrainChart({ wasCordoned, offsetMs, seenAt, ...drain }: DrainChartProps) {
  const ticking = useNow();
  // Nothing is said of the time in which nothing was seen.
  const now = seenAt?.getTime() ?? ticking + offsetMs;
  const shape = drainShape(drain, now);
  const last = drain.record.points.at(-1);
  const took = formatDuration(shape.end.at - Date.parse(drain.since));
  const estimate = shape.end.done ? undefined : estimateWords(last?.waitsFor);
  return (
    <section className="border-b px-5 pt-4 pb-3 max-sm:px-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-section">
        <span>
          Pods left to move{" "}
          <span className="ml-1.5 text-meta font-[400] tabular-nums text-text-2">
            {shape.end.left} of {drain.total}, {shape.end.done ? "all gone after" : "for"} {took}
          </span>
        </span>
        {estimate ? <span className="text-meta font-[400] text-text-2">{estimate}</span> : null}
      </h2>
      <figure className="mt-3">
        <figcaption className="sr-only">{caption(drain, shape)}</figcaption>
        <div aria-hidden="true" className="grid grid-cols-[1.75rem_minmax(0,1fr)]">
          <Levels shape={shape} />
          <DrainPlot shape={shape} />
          <span />
          <Times shape={shape} since={drain.since} wasCordoned={wasCordoned} />
        </div>
      </figure>
    </section>
  );
}

function caption({ since, total }: Drain, { end, bands }: DrainShape): string {
  const waits = bands.map(
    ({ waitsFor, pods, since: at }) => ` ${waitWords(waitsFor, pods)} from ${formatClock(new Date(at))} on.`,
  );
  const start = `${total} pods to move at ${formatClock(new Date(since))}, ${end.left} left at ${formatClock(new Date(end.at))}.`;
  return `${start}${waits.join("")}`;
}
