"use client";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { type State, stateIcon, stateText } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import { useActivity } from "@/lib/client/queries";
import type { ActivityEntry } from "@/lib/contracts/stream";
import { Card } from "./card";
import { recentActivity } from "./recent-activity";

/** Maintenance of today, or what was last, newest first: time, node, what happened. */
export function ActivityCard({ cluster }: { cluster: string }) {
  const { data } = useActivity(cluster);
  const { title, entries, withDays } = recentActivity(data ?? [], new Date(useNow()));
  return (
    <Card
      aside={
        <PageLink
          className="font-[550] text-accent text-meta hover:underline"
          href={`/maintenance?cluster=${encodeURIComponent(cluster)}`}
        >
          History
        </PageLink>
      }
      title={title}
    >
      {data === undefined ? (
        <div className="p-4">
          <Skeleton className="h-2.5 w-48" />
        </div>
      ) : entries.length === 0 ? (
        <p className="px-4 py-3 text-body text-text-2">
          Nothing today. Each maintenance shows here when it is turned on, completes, or is turned off.
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5 px-4 py-3">
          {entries.map((entry) => (
            <Entry entry={entry} key={entry.id} withDay={withDays} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Entry({ entry, withDay }: { entry: ActivityEntry; withDay: boolean }) {
  const state: State = entry.state === "neutral" ? "stale" : entry.state;
  const machine = entry.kind === "machine" && entry.state !== "neutral";
  return (
    <li className="grid grid-cols-[minmax(2.25rem,max-content)_9px_minmax(0,7rem)_minmax(0,1fr)] items-baseline gap-x-2.5 text-body max-sm:grid-cols-[minmax(2.25rem,max-content)_9px_minmax(0,1fr)]">
      <span className="text-text-2">
        {withDay ? <Time at={entry.at} show="day" /> : <Time at={entry.at} show="minute" />}
      </span>
      <span
        aria-hidden="true"
        className={cx(
          "mt-[5.5px] size-[9px] self-start rounded-full border-2 border-current",
          stateIcon[state],
        )}
      />
      <span className="truncate text-section" title={entry.node}>
        {entry.node.split(".")[0]}
      </span>
      <span
        className={cx(
          "[overflow-wrap:anywhere] max-sm:col-start-3",
          machine ? stateText[state] : "text-text-2",
        )}
        title={entry.evidence}
      >
        {entry.text}
      </span>
    </li>
  );
}
