import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { stateIcon } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { RunRecordBody } from "@/lib/contracts/run";

/** What happened, newest first. People in grey ink, machines in the colour of the state. */
export function RunTimeline({ events }: { events: RunRecordBody["events"] }) {
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Timeline</h2>
      {events.length === 0 ? (
        <p className="mt-1 text-body text-text-2">Nothing of it was kept.</p>
      ) : (
        <ol className="mt-3">
          {events.map((event) => (
            <li
              className="group relative grid grid-cols-[3.6rem_1rem_minmax(0,1fr)] gap-x-2 pb-3"
              key={`${event.at} ${event.text}`}
            >
              <span className="text-meta leading-5 text-text-2">
                <Time at={event.at} />
              </span>
              <span aria-hidden="true" className="relative flex justify-center">
                <span className="absolute top-4 -bottom-4.5 w-px bg-line-2 group-last:hidden" />
                <span
                  className={cx(
                    "reading mt-1.5 size-2 rounded-full border-2 border-current bg-surface",
                    event.kind === "person" || event.state === "neutral"
                      ? "text-text-3"
                      : stateIcon[event.state],
                  )}
                />
              </span>
              <div className="min-w-0 [overflow-wrap:anywhere]">
                <p className="text-body">{event.text}</p>
                {event.evidence ? (
                  <p className="text-meta text-text-2">{inReadersZone(event.evidence)}</p>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
