"use client";
import { formatAge } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Meter } from "@/components/ui/meter";
import { useNow } from "@/components/ui/use-now";
import type { NodeRow } from "@/lib/contracts/node";
import { type Column, LEVEL } from "./columns";
import { resourceWords } from "./detail/resource-words";
import { requestedShare, taintText } from "./node-words";
import { useMeasured } from "./use-of-nodes";

interface NodeCellProps {
  column: Exclude<Column, "name" | "health">;
  row: NodeRow;
  /** The cluster's version; another one stands out. */
  version?: string;
  stale: boolean;
  offsetMs: number;
}

/** What a row tells in one of the columns that hold a plain fact. */
export function NodeCell({ column, row, version, stale, offsetMs }: NodeCellProps) {
  switch (column) {
    case "status":
      return <Text strong={row.status !== "Ready"} text={row.status} />;
    case "roles":
      return <Text text={row.roles.join(",")} />;
    case "pool":
      return <Text text={row.pool} />;
    case "zone":
      return <Text text={row.zone} />;
    case "type":
      return <Text text={row.instanceType} />;
    case "taints":
      return <Text text={row.taints.map(taintText).join(", ")} />;
    case "condition":
      return <Text strong={row.health.state !== "healthy"} text={row.health.text} />;
    case "version":
      return <Version cluster={version} node={row.version} />;
    case "pods":
      return (
        <div className="text-right tabular-nums" role="gridcell">
          {row.uncounted ? <Uncounted /> : row.pods}
        </div>
      );
    case "cpu":
    case "memory":
      return <Share column={column} row={row} stale={stale} />;
    case "age":
      return <Age createdAt={row.createdAt} offsetMs={offsetMs} />;
  }
}

/** Text that may be longer than its column; what there is none of reads as kubectl prints it. */
function Text({ text, strong = false }: { text: string | undefined; strong?: boolean }) {
  return (
    <div className={cx("truncate", !strong && "text-text-2")} role="gridcell" title={text || undefined}>
      {text || "<none>"}
    </div>
  );
}

function Version({ node, cluster }: { node: string; cluster?: string }) {
  const differs = cluster !== undefined && node !== cluster;
  return (
    <div
      className={cx("truncate tabular-nums", differs ? "text-text" : "text-text-2")}
      role="gridcell"
      title={differs ? `${node}; the cluster has ${cluster}` : node}
    >
      {node}
    </div>
  );
}

interface ShareProps {
  column: "cpu" | "memory";
  row: NodeRow;
  stale: boolean;
}

/** What is requested of a resource; where that is measured, also what is used. */
function Share({ column, row, stale }: ShareProps) {
  const use = useMeasured(row.name);
  const cpu = column === "cpu";
  const meter = cpu ? row.cpuMilli : row.memoryBytes;
  const used = cpu ? use?.cpuMilli : use?.memoryBytes;
  const words = resourceWords({
    name: column,
    unit: cpu ? "millicores" : "bytes",
    capacity: meter.allocatable,
    ...meter,
    used,
  });
  const title = `${words.requested} of ${words.allocatable} requested${words.used ? `, ${words.used} used` : ""}`;
  return (
    <div className="flex justify-end text-text-2" role="gridcell" title={row.uncounted ? undefined : title}>
      {row.uncounted ? (
        <Uncounted />
      ) : (
        <Meter
          className={LEVEL}
          fraction={requestedShare(meter)}
          stale={stale}
          used={used === undefined ? undefined : requestedShare({ ...meter, requested: used })}
        />
      )}
    </div>
  );
}

/** The cluster's pods are still being listed. */
function Uncounted() {
  return (
    <span className="text-text-3" title="The pods of this cluster are being counted.">
      …
    </span>
  );
}

function Age({ createdAt, offsetMs }: { createdAt: string; offsetMs: number }) {
  const now = useNow();
  return (
    <div className="text-right tabular-nums text-text-3" role="gridcell">
      {now === 0 ? "" : formatAge(now + offsetMs - Date.parse(createdAt))}
    </div>
  );
}
