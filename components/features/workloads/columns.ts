import type { TableColumn } from "@/components/table/columns";
import type { WorkloadSort } from "@/lib/contracts/workload";

/** Columns are named as the API's orders are. What leaves first when room is short has the highest rank. */
export const COLUMNS: readonly TableColumn<WorkloadSort>[] = [
  { id: "name", title: "Workload", track: "minmax(11rem,1.6fr)", least: 188, rank: 0, always: true },
  { id: "namespace", title: "Namespace", track: "minmax(6rem,0.8fr)", least: 108, rank: 5 },
  { id: "kind", title: "Kind", track: "6.5rem", least: 116, rank: 4, from: 640 },
  { id: "pods", title: "Ready", track: "4.25rem", least: 80, rank: 0 },
  { id: "status", title: "Status", track: "minmax(7rem,0.7fr)", least: 124, rank: 2 },
  { id: "outlook", title: "In maintenance", track: "minmax(11rem,1.3fr)", least: 188, rank: 0 },
  { id: "risks", title: "Risks", track: "minmax(8rem,0.9fr)", least: 140, rank: 3 },
  { id: "nodes", title: "Nodes", track: "minmax(6.5rem,0.7fr)", least: 116, rank: 6 },
  { id: "budget", title: "Budget", track: "5.5rem", least: 100, rank: 7 },
  { id: "restarts", title: "Restarts", track: "4.25rem", least: 80, rank: 8, numeric: true },
  { id: "cpu", title: "CPU", track: "3.5rem", least: 68, rank: 10, numeric: true },
  { id: "memory", title: "Memory", track: "4.5rem", least: 84, rank: 11, numeric: true },
  { id: "age", title: "Age", track: "3rem", least: 60, rank: 9, numeric: true },
];

export const USUAL: readonly WorkloadSort[] = [
  "name",
  "namespace",
  "kind",
  "pods",
  "status",
  "outlook",
  "risks",
  "nodes",
  "budget",
  "restarts",
  "cpu",
  "memory",
  "age",
];
