"use client";
import { Info, TriangleAlert } from "lucide-react";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useNodeEvents } from "@/lib/client/node-queries";
import type { NodeEventList } from "@/lib/contracts/node-detail";
import { Ago } from "./ago";

type KubeEvent = NodeEventList["items"][number];

interface EventListProps {
  cluster: string;
  node: string;
  offsetMs: number;
}

/** What the cluster's parts say of the node, newest first; read anew while it is shown. */
export function EventList({ cluster, node, offsetMs }: EventListProps) {
  const { data, error, refetch } = useNodeEvents(cluster, node);
  if (error && !data) {
    const { title, detail, todo, reference, status } = error.problem;
    const forbidden = status === 403;
    return (
      <ErrorPanel
        forbidden={forbidden}
        onRetry={() => void refetch()}
        reference={reference}
        title={forbidden ? "The console may not read events about nodes" : title}
        todo={
          forbidden
            ? "Ask an administrator of the cluster for events: list in the namespace default. Everything else works without."
            : todo
        }
        why={detail}
      />
    );
  }
  if (!data) return <SkeletonRows label="Loading its events" rows={6} />;
  if (data.items.length === 0) {
    return (
      <Empty title="No event about this node">
        The cluster keeps events for an hour, unless it was told otherwise. New ones show here by themselves.
      </Empty>
    );
  }
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-section">
        Events
        <span className="text-meta font-[400] text-text-2">
          {data.more
            ? "The first 500 that the API server gave; there are more"
            : "As the cluster keeps them, usually for an hour"}
        </span>
      </h2>
      {error ? (
        <p className="mt-1 text-meta text-failed-text" role="status">
          Not read anew: {error.problem.detail} Below is what was read last.
        </p>
      ) : null}
      <ul className="mt-1">
        {data.items.map((event) => (
          <EventRow event={event} key={event.uid} offsetMs={offsetMs} />
        ))}
      </ul>
    </section>
  );
}

function EventRow({ event, offsetMs }: { event: KubeEvent; offsetMs: number }) {
  const warning = event.type === "Warning";
  return (
    <li className="grid grid-cols-[1rem_minmax(0,13rem)_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b py-2 last:border-b-0 max-md:grid-cols-[1rem_minmax(0,1fr)_auto]">
      <span className="mt-0.5 self-start">
        {warning ? (
          <TriangleAlert
            aria-label="Warning"
            className="text-blocked"
            role="img"
            size={16}
            strokeWidth={1.75}
          />
        ) : (
          <Info aria-label="Normal" className="text-text-3" role="img" size={16} strokeWidth={1.75} />
        )}
      </span>
      <span className="min-w-0">
        <span className="block truncate text-section" title={event.reason}>
          {event.reason}
        </span>
        <span className="block truncate text-meta text-text-2">{event.source}</span>
      </span>
      <span className="min-w-0 text-body [overflow-wrap:anywhere] max-md:order-last max-md:col-span-full max-md:pl-7">
        {event.message}
      </span>
      <span className="text-right text-meta text-text-2">
        <Ago at={event.lastAt} offsetMs={offsetMs} />
        {event.count > 1 ? (
          <span className="block whitespace-nowrap tabular-nums">
            {event.count} times in <Ago at={event.firstAt} offsetMs={offsetMs} />
          </span>
        ) : null}
      </span>
    </li>
  );
}
