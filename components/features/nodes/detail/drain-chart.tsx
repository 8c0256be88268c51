"use client";
import { useId } from "react";
import { formatClock, formatMinute } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { useNow } from "@/components/ui/use-now";
import { formatDuration } from "@/lib/domain/words";
import { type Drain, type DrainShape, drainShape } from "./drain-shape";
import { estimateWords, waitWords } from "./drain-words";

/** A band this wide, in percent, has room for its words. */
const NAMEABLE = 18;

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
          <Plot shape={shape} />
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

function Levels({ shape }: { shape: DrainShape }) {
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

/** Stretches with the width: lines keep their strength, words stand above it. */
function Plot({ shape }: { shape: DrainShape }) {
  const { line, unseen, bands, levels, start, end } = shape;
  const steps = line.map(([x, y]) => `${x},${y}`).join(" ");
  const [first] = line;
  const water = useId();
  return (
    <div className="relative h-36">
      <svg
        aria-hidden="true"
        className="absolute inset-0 size-full overflow-visible"
        focusable="false"
        preserveAspectRatio="none"
        viewBox="0 0 100 100"
      >
        {levels.map(({ pods, y }) => (
          <line
            className="stroke-line"
            key={pods}
            strokeDasharray={pods === 0 ? undefined : "2 4"}
            vectorEffect="non-scaling-stroke"
            x1="0"
            x2="100"
            y1={y}
            y2={y}
          />
        ))}
        {bands.map(({ x, width, since }) => (
          <rect className="fill-blocked-soft" height="100" key={since} width={width} x={x} y="0" />
        ))}
        <defs>
          <linearGradient id={water} x1="0" x2="0" y1="0" y2="1">
            <stop className="text-initiated-line" offset="0" stopColor="currentColor" />
            <stop className="text-initiated-soft" offset="1" stopColor="currentColor" />
          </linearGradient>
        </defs>
        {first ? <polygon fill={`url(#${water})`} points={`${first[0]},100 ${steps} ${end.x},100`} /> : null}
        {unseen ? (
          <line
            className="stroke-stale"
            strokeDasharray="3 4"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
            x1={unseen.from[0]}
            x2={unseen.to[0]}
            y1={unseen.from[1]}
            y2={unseen.to[1]}
          />
        ) : null}
        <line
          className="stroke-text-2"
          strokeDasharray="1.5 3"
          vectorEffect="non-scaling-stroke"
          x1={start}
          x2={start}
          y1="-4"
          y2="100"
        />
        <polyline
          className="fill-none stroke-initiated"
          points={steps}
          strokeLinejoin="round"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
        <line
          className="stroke-text"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
          x1={end.x}
          x2={end.x}
          y1="-4"
          y2="100"
        />
      </svg>
      {bands.map(({ x, width, waitsFor, pods, since, low }) =>
        width < NAMEABLE ? null : (
          <span
            className={cx(
              "absolute top-1.5 truncate px-2 text-count font-[600] text-blocked-text",
              // Where the level is still high, its steps come down first and the end is clear.
              low ? "" : "text-right",
            )}
            key={since}
            style={{ left: `${x}%`, width: `${width}%` }}
          >
            {waitWords(waitsFor, pods)}
          </span>
        ),
      )}
      <span
        className="absolute size-2.5 -translate-1/2 rounded-full border-2 border-initiated bg-surface"
        style={{ left: `${end.x}%`, top: `${end.y}%` }}
      />
      <span
        className="absolute ml-2.5 -translate-y-1/2 text-meta font-[620] tabular-nums text-text"
        style={{ left: `${end.x}%`, top: `${end.y}%` }}
      >
        {end.left}
      </span>
    </div>
  );
}

interface TimesProps {
  shape: DrainShape;
  since: string;
  wasCordoned: boolean;
}

function Times({ shape: { start, end, times }, since, wasCordoned }: TimesProps) {
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
