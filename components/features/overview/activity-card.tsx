"use client";
import { formatDay } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { type State, stateIcon, stateText } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import { useActivity } from "@/lib/client/queries";
import type { ActivityEntry } from "@/lib/contracts/stream";
import { Card } from "./card";

const SHOWN = 12;

/** Maintenance of today, newest first: time, node, what happened. */
export function ActivityCard({ cluster }: { cluster: string }) {
  const { data } = useActivity(cluster);
  const today = formatDay(new Date(useNow()));
  const entries = (data ?? []).filter((entry) => formatDay(new Date(entry.at)) === today).slice(0, SHOWN);
  return (
    <Card title="Maintenance today">
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
            <Entry entry={entry} key={entry.id} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: ActivityEntry }) {
  const state: State = entry.state === "neutral" ? "stale" : entry.state;
  const machine = entry.kind === "machine" && entry.state !== "neutral";
  return (
    <li className="grid grid-cols-[2.25rem_9px_minmax(0,7rem)_minmax(0,1fr)] items-baseline gap-x-2.5 text-body max-sm:grid-cols-[2.25rem_9px_minmax(0,1fr)]">
      <span className="text-text-2">
        <Time at={entry.at} show="minute" />
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
