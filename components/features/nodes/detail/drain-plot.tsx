import { useId } from "react";
import { cx } from "@/components/ui/cx";
import type { DrainShape } from "./drain-shape";
import { waitWords } from "./drain-words";

/** A band this wide, in percent, has room for its words. */
const NAMEABLE = 18;

/** Stretches with the width: lines keep their strength, words stand above it. */
export function DrainPlot({ shape }: { shape: DrainShape }) {
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
      {unseen && unseen.to[0] - unseen.from[0] > NAMEABLE ? (
        <span
          className="absolute top-1.5 truncate px-2 text-count text-text-2"
          style={{ left: `${unseen.from[0]}%`, width: `${unseen.to[0] - unseen.from[0]}%` }}
        >
          Not seen: the console was started later
        </span>
      ) : null}
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
