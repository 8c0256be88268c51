import type { ReactNode } from "react";
import { OutlookText } from "@/components/layout/outlook";
import type { TableColumn } from "@/components/table/columns";
import { Age } from "@/components/ui/age";
import { cx } from "@/components/ui/cx";
import type { PodRow } from "@/lib/contracts/pod";
import type { FoundWorkload, WorkloadSort } from "@/lib/contracts/workload";
import { formatMemory, shortCpu } from "@/lib/domain/words";
import { outlookOfPod } from "@/lib/domain/workload-outlook";
import {
  budgetWords,
  isShort,
  kindWords,
  nodesWords,
  readyWords,
  riskWords,
  statusWords,
} from "./workload-words";

export interface CellContext {
  offsetMs: number;
  /** What is shown is what was last seen. */
  stale: boolean;
}

/** A status that needs nobody is grey. */
const CALM: ReadonlySet<string> = new Set(["Running", "Completed", "Succeeded", ""]);

interface TextProps {
  children: string;
  /** Somebody should look. */
  loud?: boolean;
  /** The whole of it, on hover. */
  whole?: string;
}

function Text({ children, loud = false, whole = children }: TextProps) {
  return (
    <span className={cx("block truncate", loud ? "text-text" : "text-text-2")} title={whole}>
      {children}
    </span>
  );
}

/** What stands in a workload's line in each column but the first. */
export function workloadCell(
  column: WorkloadSort,
  row: FoundWorkload,
  { offsetMs, stale }: CellContext,
): ReactNode {
  switch (column) {
    case "name":
      return null;
    case "namespace":
      return <Text>{row.namespace}</Text>;
    case "kind":
      return <Text>{kindWords(row.kind)}</Text>;
    case "pods":
      return <Text loud={isShort(row) && !stale}>{readyWords(row)}</Text>;
    case "status":
      return <Text loud={!CALM.has(row.status.text) && !stale}>{statusWords(row)}</Text>;
    case "outlook":
      return <OutlookText outlook={row.outlook} stale={stale} />;
    case "risks":
      return (
        <Text loud={row.risks.length > 0 && !stale} whole={row.risks.map(({ why }) => why).join(" ")}>
          {riskWords(row)}
        </Text>
      );
    case "nodes":
      return <Text whole={row.nodeNames.join(", ")}>{nodesWords(row)}</Text>;
    case "budget":
      return <Text whole={row.budgets.map(({ name }) => name).join(", ")}>{budgetWords(row)}</Text>;
    case "restarts":
      return row.restarts;
    case "cpu":
      return shortCpu(row.cpuMilli);
    case "memory":
      return formatMemory(row.memoryBytes);
    case "age":
      return <Age at={row.oldest} offsetMs={offsetMs} />;
  }
}

/** What stands in a pod's line, under the same heads. `node` is its node as a link. */
export function podCell(
  column: WorkloadSort,
  row: PodRow,
  { offsetMs, stale, node }: CellContext & { node: ReactNode },
): ReactNode {
  switch (column) {
    case "name":
    case "namespace":
    case "kind":
    case "risks":
      return null;
    case "pods":
      return (
        <Text loud={row.containersReady < row.containers && !CALM.has(row.status) && !stale}>
          {`${row.containersReady}/${row.containers}`}
        </Text>
      );
    case "status":
      return <Text loud={!CALM.has(row.status) && !stale}>{row.status}</Text>;
    case "outlook":
      return <OutlookText outlook={outlookOfPod(row.cause)} stale={stale} why={row.detail} />;
    case "nodes":
      return node;
    case "budget":
      return <Text>{row.budget?.split("/")[1] ?? ""}</Text>;
    case "restarts":
      return row.restarts;
    case "cpu":
      return shortCpu(row.cpuMilli);
    case "memory":
      return formatMemory(row.memoryBytes);
    case "age":
      return <Age at={row.createdAt} offsetMs={offsetMs} />;
  }
}

/** Places a cell under its head. */
export function Cell({ column, children }: { column: TableColumn<WorkloadSort>; children: ReactNode }) {
  return (
    <div className={cx("min-w-0", column.numeric && "text-right tabular-nums text-text-2")} role="gridcell">
      {children}
    </div>
  );
}
