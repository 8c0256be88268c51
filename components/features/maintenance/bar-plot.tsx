import { cx } from "@/components/ui/cx";

export interface Bar {
  label: string;
  value: number;
  /** The value as it stands at the end of its bar. */
  words: string;
}

const ROW = 28;
/** Of a thousand: names at the left, values behind the bars. */
const LEFT = 300;
const RIGHT = 140;

/** Bars beside their names. Words keep their size whatever the width, so the drawing is as wide as its place. */
export function BarPlot({ bars, colour, label }: { bars: readonly Bar[]; colour: string; label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = bars.length * ROW;
  const share = (value: number) => (value / most) * (1000 - LEFT - RIGHT);
  const percent = (x: number) => `${x / 10}%`;
  return (
    <svg aria-label={label} className="reading block w-full" height={height} role="img">
      <line className="stroke-line-2" x1={percent(LEFT)} x2={percent(LEFT)} y1="0" y2={height} />
      {bars.map(({ label: name, value, words }, place) => {
        const middle = place * ROW + ROW / 2;
        return (
          <g key={name}>
            <text
              className="fill-text-2 text-meta"
              dominantBaseline="central"
              dx="-8"
              textAnchor="end"
              x={percent(LEFT)}
              y={middle}
            >
              {name}
            </text>
            <rect
              className={cx("fill-current", colour)}
              height="14"
              rx="2"
              width={percent(value === 0 ? 0 : Math.max(4, share(value)))}
              x={percent(LEFT)}
              y={middle - 7}
            />
            <text
              className="fill-text text-meta tabular-nums"
              dominantBaseline="central"
              dx="8"
              x={percent(LEFT + share(value))}
              y={middle}
            >
              {words}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
