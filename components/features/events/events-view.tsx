"use client";
import { useMemo, useRef } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { ReadBefore, Unread } from "@/components/layout/unread";
import { useUrlState } from "@/components/table/use-url-state";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useClusterEvents } from "@/lib/client/event-queries";
import { useConnection } from "@/lib/client/live";
import { count } from "@/lib/domain/words";
import { EventsTable } from "./events-table";
import { EventsToolbar } from "./events-toolbar";
import { formatView, NO_FILTER, parseView } from "./view-state";

const KEYS = [
  { caps: ["J", "K"], label: "Move" },
  { caps: ["↵"], label: "Open node" },
  { caps: ["/"], label: "Filter" },
];

/** The Events tab: what the cluster's parts say, newest first, while somebody looks. */
export function EventsView({ cluster }: { cluster: string }) {
  const [view, change] = useUrlState(parseView, formatView);
  const scroller = useRef<HTMLDivElement>(null);
  const { offsetMs } = useConnection(cluster);
  const { data, error, refetch } = useClusterEvents(cluster, formatView(view));
  const items = useMemo(() => data?.items.map((event) => ({ key: event.uid, event })), [data]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <EventsToolbar change={change} data={data} view={view} />
      {data ? <ReadBefore error={error} /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto" ref={scroller}>
        {items && items.length > 0 ? (
          <EventsTable cluster={cluster} items={items} offsetMs={offsetMs} scroller={scroller} />
        ) : null}
        {data && data.all === 0 ? (
          <Empty title="No event in this cluster">
            The cluster keeps events for an hour, unless it was told otherwise. New ones show here by
            themselves.
          </Empty>
        ) : null}
        {data && data.all > 0 && data.total === 0 ? (
          <Empty
            action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
            title="No event matches"
          >
            {count(data.all, "event")} {data.all === 1 ? "is" : "are"} there; the filters leave none of them.
          </Empty>
        ) : null}
        {data ? null : (
          <Unread
            error={error}
            forbidden={{
              title: "The console may not read the events of this cluster",
              todo: "Ask an administrator of the cluster to let it list events in all namespaces, as deploy/rbac.yaml does. Everything else works without.",
            }}
            loading="Loading events"
            retry={() => void refetch()}
          />
        )}
      </div>
      <ClusterFoot cluster={cluster} keys={KEYS} />
    </div>
  );
}
