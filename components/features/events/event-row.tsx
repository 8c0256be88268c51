"use client";
import { Info, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { rowTarget } from "@/components/table/row-target";
import { Age } from "@/components/ui/age";
import { cx } from "@/components/ui/cx";
import { Mark } from "@/components/ui/glyphs";
import { PageLink } from "@/components/ui/page-link";
import { nodePath } from "@/lib/client/paths";
import type { ClusterEventBody } from "@/lib/contracts/cluster-event";

export const EVENT_GRID =
  "grid grid-cols-[1rem_minmax(0,11rem)_minmax(0,14rem)_minmax(0,1fr)_7rem] gap-x-3 px-5 max-sm:grid-cols-[1rem_minmax(0,1fr)_auto] max-sm:px-4";

interface EventRowProps {
  cluster: string;
  event: ClusterEventBody;
  offsetMs: number;
  rowKey: string;
  rowIndex: number;
  /** The row that Tab reaches. */
  current: boolean;
  onCurrent: (key: string) => void;
  onOpen: (node: string) => void;
}

/** One event, however often it was told. The console's own carry its mark. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { cluster, event, offsetMs, rowKey, rowIndex, current, onCurrent, onOpen } = props;
  const { kind, namespace, name } = event.object;
  const own = event.source === "drydock";
  return (
    <div
      aria-rowindex={rowIndex}
      className={cx(
        EVENT_GRID,
        "scroll-mt-8 items-baseline border-b py-2 outline-offset-[-2px] transition-colors hover:bg-surface-2",
      )}
      data-row={rowKey}
      onFocus={() => onCurrent(rowKey)}
      role="row"
      tabIndex={current ? 0 : -1}
      {...rowTarget(() => event.node && onOpen(event.node))}
    >
      <div className="self-start pt-0.5" role="gridcell">
        <Sign type={event.type} />
      </div>
      <div className="min-w-0" role="gridcell">
        <span className="block truncate text-section" title={event.reason}>
          {event.reason}
        </span>
        {own ? (
          <span className="flex items-center gap-1.5 text-meta font-[550] text-accent">
            <Mark size={14} /> Drydock
          </span>
        ) : (
          <span className="block truncate text-meta text-text-2">{event.source}</span>
        )}
      </div>
      <div className="min-w-0 max-sm:order-last max-sm:col-span-full max-sm:pl-7" role="gridcell">
        <span className="block truncate text-body" title={`${kind} ${name}`}>
          {kind === "Node" && event.node ? name : `${kind} ${name}`}
        </span>
        <span className="flex min-w-0 gap-1.5 text-meta text-text-2">
          {namespace && kind !== "Node" ? <span className="truncate">{namespace}</span> : null}
          {event.node ? (
            <PageLink
              className="min-w-0 truncate text-accent hover:underline"
              href={nodePath(cluster, event.node)}
              tabIndex={-1}
              title={event.node}
            >
              {kind === "Node" ? "Node" : `on ${event.node}`}
              {kind === "Node" ? <span className="sr-only"> {event.node}</span> : null}
            </PageLink>
          ) : null}
        </span>
      </div>
      <div
        className="min-w-0 text-body [overflow-wrap:anywhere] max-sm:order-last max-sm:col-span-full max-sm:pl-7"
        role="gridcell"
      >
        {event.message}
      </div>
      <div className="text-right text-meta tabular-nums text-text-2" role="gridcell">
        <time dateTime={event.lastAt} title={event.lastAt}>
          <Age at={event.lastAt} offsetMs={offsetMs} />
        </time>
        {event.count > 1 ? <span className="block whitespace-nowrap">{event.count} times</span> : null}
      </div>
    </div>
  );
});

function Sign({ type }: { type: ClusterEventBody["type"] }) {
  if (type === "Warning")
    return (
      <TriangleAlert aria-label="Warning" className="text-blocked" role="img" size={16} strokeWidth={1.75} />
    );
  return <Info aria-label="Normal" className="text-text-3" role="img" size={16} strokeWidth={1.75} />;
}
