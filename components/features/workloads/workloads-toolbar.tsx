"use client";
import { Clock, Download, Scale, X } from "lucide-react";
import type { ReactNode } from "react";
import { LabelFilter } from "@/components/table/label-filter";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { formatClock } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { FilterInput } from "@/components/ui/filter-input";
import { PageLink } from "@/components/ui/page-link";
import { type Connection, isStale } from "@/lib/client/connection";
import { workloadsPath } from "@/lib/client/paths";
import { exportHref } from "@/lib/client/workload-queries";
import { count, formatDuration } from "@/lib/domain/words";
import { Filters } from "./filters";
import { askedOf, type ViewState } from "./view-state";

interface ToolbarProps {
  cluster: string;
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  connection: Connection;
  /** How many match, and how many there are; absent before the first answer. */
  total?: number;
  all?: number;
  /** The menu of columns, and how dense rows are. */
  display: ReactNode;
}

/** Narrows the table and says how much of it is shown, or when it was last seen. */
export function WorkloadsToolbar({ cluster, view, change, connection, total, all, display }: ToolbarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 py-3 max-sm:px-4 max-sm:py-2.5">
      <FilterInput
        className="w-44! max-lg:w-40! max-sm:w-auto! max-sm:flex-1"
        label="Filter workloads"
        onValueChange={(q) => change({ q })}
        value={view.q}
      />
      <Filters cluster={cluster} filter={view} onChange={change} />
      <LabelFilter
        className="max-sm:hidden"
        of="pods"
        onValueChange={(label) => change({ label })}
        value={view.label}
      />
      {view.nodes.map((node) => (
        <button
          aria-label={`Not only on node ${node}`}
          className="inline-flex h-8 items-center gap-1.5 rounded-control border border-accent px-2.5 text-meta text-accent hover:bg-accent-soft"
          key={node}
          onClick={() => change({ nodes: view.nodes.filter((other) => other !== node) })}
          type="button"
        >
          On {node}
          <X aria-hidden size={13} strokeWidth={2} />
        </button>
      ))}
      <PageLink
        aria-label="Balance of nodes"
        className={cx(buttonClass(), "size-10! px-0! sm:hidden")}
        href={`${workloadsPath(cluster)}/balance`}
      >
        <Scale aria-hidden size={15} strokeWidth={2} />
      </PageLink>
      <div className="ml-auto flex items-center gap-2 max-sm:hidden">
        {isStale(connection) ? (
          <Chip dashed icon={<Clock aria-hidden size={14} strokeWidth={2} />}>
            {connection.lastSeen
              ? `Stale: ${formatClock(connection.lastSeen)}, ${formatDuration(connection.silentMs)} ago`
              : "Stale"}
          </Chip>
        ) : total !== undefined && all !== undefined ? (
          <p className="whitespace-nowrap tabular-nums text-text-2" role="status">
            {total === all ? count(all, "workload") : `${total} of ${count(all, "workload")}`}
          </p>
        ) : null}
        <PageLink
          aria-label="Balance of nodes"
          className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-surface-3 hover:text-text"
          href={`${workloadsPath(cluster)}/balance`}
          title="Balance of nodes"
        >
          <Scale aria-hidden size={16} strokeWidth={1.75} />
        </PageLink>
        <a
          aria-label="Export as CSV"
          className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-surface-3 hover:text-text"
          download=""
          href={exportHref(cluster, "workloads", askedOf(view))}
          title="Export as CSV"
        >
          <Download aria-hidden size={16} strokeWidth={1.75} />
        </a>
        {display}
      </div>
    </div>
  );
}
