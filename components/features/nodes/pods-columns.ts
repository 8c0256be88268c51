import type { TableColumn } from "@/components/table/columns";

export const POD_COLUMNS = [
  "name",
  "namespace",
  "workload",
  "status",
  "ready",
  "outlook",
  "why",
  "restarts",
  "cpu",
  "memory",
  "age",
] as const;
export type PodColumn = (typeof POD_COLUMNS)[number];

/** What leaves first when room is short has the highest rank. */
export const COLUMNS: readonly TableColumn<PodColumn>[] = [
  { id: "name", title: "Pod", track: "minmax(13rem,1.6fr)", least: 220, rank: 0, always: true },
  { id: "namespace", title: "Namespace", track: "minmax(5.5rem,0.6fr)", least: 100, rank: 4 },
  { id: "workload", title: "Workload", track: "minmax(6.5rem,0.8fr)", least: 116, rank: 6 },
  { id: "status", title: "Status", track: "minmax(5.5rem,0.5fr)", least: 100, rank: 0 },
  { id: "ready", title: "Ready", track: "3rem", least: 60, rank: 3 },
  { id: "outlook", title: "In maintenance", track: "minmax(10rem,0.9fr)", least: 172, rank: 0 },
  { id: "why", title: "Why", track: "minmax(12rem,2fr)", least: 204, rank: 5 },
  { id: "restarts", title: "Restarts", track: "4.25rem", least: 80, rank: 8, numeric: true },
  { id: "cpu", title: "CPU", track: "3.25rem", least: 64, rank: 9, numeric: true },
  { id: "memory", title: "Memory", track: "4.25rem", least: 80, rank: 10, numeric: true },
  { id: "age", title: "Age", track: "3rem", least: 60, rank: 7, numeric: true },
];
