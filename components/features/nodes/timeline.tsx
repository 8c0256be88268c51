import { cx } from "@/components/ui/cx";
import { stateIcon } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { ActivityEntry } from "@/lib/contracts/stream";

const SHOWN = 20;

/** What happened in this node's maintenance, newest first. People in grey ink, machines in the colour of the state. */
export function Timeline({ entries }: { entries: readonly ActivityEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section className="px-5 py-4 not-first:border-t max-sm:px-4">
      <h2 className="text-section">Timeline</h2>
      <ol className="mt-3">
        {entries.slice(0, SHOWN).map((entry) => (
          <li
            className="group relative grid grid-cols-[3.6rem_1rem_minmax(0,1fr)] gap-x-2 pb-3"
            key={entry.id}
          >
            <span className="text-meta leading-5 text-text-2">
              <Time at={entry.at} />
            </span>
            <span aria-hidden="true" className="relative flex justify-center">
              <span className="absolute top-4 -bottom-4.5 w-px bg-line-2 group-last:hidden" />
              <span
                className={cx(
                  "reading mt-1.5 size-2 rounded-full border-2 border-current bg-surface-2",
                  entry.kind === "person" || entry.state === "neutral"
                    ? "text-text-3"
                    : stateIcon[entry.state],
                )}
              />
            </span>
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p className="text-body">{entry.text}</p>
              {entry.evidence ? <p className="text-meta text-text-2">{entry.evidence}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
