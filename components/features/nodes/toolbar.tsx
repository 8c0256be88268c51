"use client";
import { Clock, Download, Scale } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { formatClock } from "@/components/ui/clock";
import { FilterInput } from "@/components/ui/filter-input";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import type { Connection } from "@/lib/client/connection";
import { workloadsPath } from "@/lib/client/paths";
import type { NodeRow } from "@/lib/contracts/node";
import { formatDuration } from "@/lib/domain/words";
import { Filters, type FiltersProps } from "./filters";
import { readQuery } from "./node-query";
import { digits, nodeCount } from "./node-words";

interface ToolbarProps extends Omit<FiltersProps, "rows"> {
  /** Absent while they are loaded. */
  rows: readonly NodeRow[] | undefined;
  cluster: string;
  shown: number;
  connection: Connection;
  stale: boolean;
  onExport: () => void;
  /** The menu of columns, and how dense rows are. */
  display: ReactNode;
}

/** Narrows the table and says how much of it is shown, or when it was last seen. */
export function Toolbar(props: ToolbarProps) {
  const { rows, cluster, filter, onChange, shown, connection, stale } = props;
  const { problem } = readQuery(filter.q, filter.labels);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 py-3 max-sm:px-4 max-sm:py-2.5">
      <FilterInput
        className="max-md:w-40 max-sm:w-auto! max-sm:flex-1"
        label="Filter nodes"
        onValueChange={(q) => onChange({ q })}
        value={filter.q}
      />
      <Filters {...props} rows={rows ?? []} />
      <div className="ml-auto flex items-center gap-1 max-sm:hidden">
        {stale ? (
          <Chip dashed icon={<Clock aria-hidden size={14} strokeWidth={2} />}>
            {connection.lastSeen
              ? `Stale: ${formatClock(connection.lastSeen)}, ${formatDuration(connection.silentMs)} ago`
              : "Stale"}
          </Chip>
        ) : rows ? (
          <Counts rows={rows} shown={shown} />
        ) : null}
        <span className="w-1" />
        <PageLink
          aria-label="Balance of nodes"
          className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-surface-3 hover:text-text"
          href={`${workloadsPath(cluster)}/balance`}
          title="Balance of nodes"
        >
          <Scale aria-hidden size={16} strokeWidth={1.75} />
        </PageLink>
        <IconButton
          icon={<Download aria-hidden size={16} strokeWidth={1.75} />}
          label="Export what is shown as CSV"
          onClick={props.onExport}
        />
        {props.display}
      </div>
      {problem ? (
        <p className="basis-full text-meta text-failed-text" role="status">
          {problem} Until then it narrows nothing.
        </p>
      ) : null}
    </div>
  );
}

function Counts({ rows, shown }: { rows: readonly NodeRow[]; shown: number }) {
  const schedulable = rows.filter((row) => row.schedulable).length;
  const nodes =
    shown === rows.length ? nodeCount(rows.length) : `${digits(shown)} of ${nodeCount(rows.length)}`;
  return (
    <p className="whitespace-nowrap tabular-nums text-text-2" role="status">
      {nodes}
      <span className="max-lg:sr-only">
        <span aria-hidden="true" className="px-2 text-text-3">
          ·
        </span>
        <span className="sr-only">, </span>
        {digits(schedulable)} schedulable
      </span>
    </p>
  );
}
