import { SquareMark } from "./square-mark";

const legend = [
  ["healthy", "Healthy"],
  ["initiated", "Initiated"],
  ["complete", "Complete"],
  ["blocked", "Blocked"],
  ["paused", "Paused"],
  ["not-ready", "Not Ready"],
] as const;

/** What the squares of the table mean. */
export function SquaresLegend() {
  return (
    <ul className="ml-auto flex flex-wrap gap-x-4 gap-y-1 text-meta text-text-2 max-md:hidden">
      {legend.map(([state, word]) => (
        <li className="flex items-center gap-1.5" key={state}>
          <SquareMark state={state} />
          {word}
        </li>
      ))}
    </ul>
  );
}
