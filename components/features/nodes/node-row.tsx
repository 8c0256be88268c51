"use client";
import Link from "next/link";
import { memo } from "react";
import { formatAge } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Meter } from "@/components/ui/meter";
import { useNow } from "@/components/ui/use-now";
import type { NodeRow as Row } from "@/lib/contracts/node";
import { GRID, HIDDEN, LEVEL } from "./columns";
import { HealthCell } from "./health-cell";
import { requestedShare, splitName } from "./node-words";
import type { RowAction } from "./row-actions";
import { RowMenu } from "./row-menu";
import { rowTarget } from "./row-target";

export interface NodeRowProps {
  row: Row;
  href: string;
  rowIndex: number;
  /** The cluster's version; another one stands out. */
  version?: string;
  seenAt?: Date;
  /** Why nothing can be changed now. */
  stale?: string;
  offsetMs: number;
  /** The row that Tab reaches and keys act on. */
  current: boolean;
  /** A link pointed here. */
  marked: boolean;
  menuOpen: boolean;
  onMenu: (name: string, open: boolean) => void;
  onAction: (action: RowAction, row: Row) => void;
  onCurrent: (name: string) => void;
}

/** One node as a line of the table. */
export const NodeRow = memo(function NodeRow(props: NodeRowProps) {
  const { row, href, seenAt, current, marked, menuOpen } = props;
  const tabIndex = current ? 0 : -1;
  const tall = row.maintenance !== undefined || row.health.state !== "healthy";
  return (
    <div
      aria-level={2}
      aria-rowindex={props.rowIndex}
      className={cx(
        GRID,
        "scroll-mt-17 border-b outline-offset-[-2px] transition-colors hover:bg-surface-2",
        tall ? "h-row-tall" : "h-row",
        marked ? "bg-accent-soft hover:bg-accent-soft" : menuOpen && "bg-surface-2",
      )}
      data-node={row.name}
      onFocus={() => props.onCurrent(row.name)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(() => props.onAction("open", row))}
    >
      <div className="min-w-0" role="gridcell">
        <NodeName href={href} name={row.name} stale={seenAt !== undefined} tabIndex={tabIndex} />
      </div>
      <div className="min-w-0" role="gridcell">
        <HealthCell href={href} offsetMs={props.offsetMs} row={row} seenAt={seenAt} tabIndex={tabIndex} />
      </div>
      <div className={cx("truncate", row.status === "Ready" && "text-text-2")} role="gridcell">
        {row.status}
      </div>
      <div className={cx("truncate text-text-2", HIDDEN.roles)} role="gridcell">
        {row.roles.length > 0 ? row.roles.join(",") : "<none>"}
      </div>
      <Version cluster={props.version} node={row.version} />
      <div className="text-right tabular-nums" role="gridcell">
        {row.pods}
      </div>
      <Share meter={row.cpuMilli} place={HIDDEN.cpu} stale={seenAt !== undefined} />
      <Share meter={row.memoryBytes} place={HIDDEN.memory} stale={seenAt !== undefined} />
      <Age createdAt={row.createdAt} offsetMs={props.offsetMs} />
      <div className="flex justify-end" role="gridcell">
        <RowMenu
          onAction={props.onAction}
          onOpenChange={(open) => props.onMenu(row.name, open)}
          open={menuOpen}
          row={row}
          stale={props.stale}
          tabIndex={tabIndex}
        />
      </div>
    </div>
  );
});

interface NodeNameProps {
  name: string;
  href: string;
  stale: boolean;
  tabIndex: number;
}

/** The part that people use in weight, the domain in grey. */
export function NodeName({ name, href, stale, tabIndex }: NodeNameProps) {
  const { host, domain } = splitName(name);
  return (
    <Link
      className={cx("block truncate rounded-chip text-section", stale && "text-text-2")}
      href={href}
      prefetch={false}
      tabIndex={tabIndex}
      title={name}
    >
      {host}
      {domain ? <span className="font-[400] text-text-3">{domain}</span> : null}
    </Link>
  );
}

function Version({ node, cluster }: { node: string; cluster?: string }) {
  const differs = cluster !== undefined && node !== cluster;
  return (
    <div
      className={cx("truncate tabular-nums", differs ? "text-text" : "text-text-2", HIDDEN.version)}
      role="gridcell"
      title={differs ? `${node}; the cluster has ${cluster}` : node}
    >
      {node}
    </div>
  );
}

function Share({ meter, place, stale }: { meter: Row["cpuMilli"]; place: string; stale: boolean }) {
  return (
    <div className={cx("flex justify-end text-text-2", place)} role="gridcell">
      <Meter className={LEVEL} fraction={requestedShare(meter)} stale={stale} />
    </div>
  );
}

function Age({ createdAt, offsetMs }: { createdAt: string; offsetMs: number }) {
  const now = useNow();
  return (
    <div className={cx("text-right tabular-nums text-text-3", HIDDEN.age)} role="gridcell">
      {now === 0 ? "" : formatAge(now + offsetMs - Date.parse(createdAt))}
    </div>
  );
}
