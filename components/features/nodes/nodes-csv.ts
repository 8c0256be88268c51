import type { TableColumn } from "@/components/table/columns";
import type { NodeRow } from "@/lib/contracts/node";
import { type CsvValue, csvOf } from "@/lib/domain/csv";
import { COLUMNS, type Column } from "./columns";
import { healthWords, requestedShare, taintText } from "./node-words";

/** Empty while the cluster's pods are not counted yet. */
const counted = (row: NodeRow, value: number) => (row.uncounted ? undefined : value);
const percent = (row: NodeRow, meter: NodeRow["cpuMilli"]) =>
  counted(row, Math.round(requestedShare(meter) * 100));

const fields: Record<Column, { title?: string; value: (row: NodeRow) => CsvValue }> = {
  name: { value: ({ name }) => name },
  health: {
    value: (row) => {
      const { word, line } = healthWords(row);
      return line ? `${word}: ${line}` : word;
    },
  },
  status: { value: ({ status }) => status },
  roles: { value: ({ roles }) => roles.join(" ") },
  pool: { value: ({ pool }) => pool },
  zone: { value: ({ zone }) => zone },
  type: { value: ({ instanceType }) => instanceType },
  taints: { value: ({ taints }) => taints.map(taintText).join(" ") },
  condition: { value: ({ health }) => health.text },
  version: { value: ({ version }) => version },
  pods: { value: (row) => counted(row, row.pods) },
  cpu: { title: "CPU requested %", value: (row) => percent(row, row.cpuMilli) },
  memory: { title: "Memory requested %", value: (row) => percent(row, row.memoryBytes) },
  age: { title: "Created", value: ({ createdAt }) => createdAt },
};

/**
 * Rows as CSV in their order, with the chosen columns, whether there is room for them on the screen or not. The pool is
 * always among them: on the screen it heads the rows.
 */
export function nodesCsv(rows: readonly NodeRow[], chosen: readonly TableColumn<Column>[]): string {
  const columns = COLUMNS.filter(({ id }) => id === "pool" || chosen.some((column) => column.id === id));
  return csvOf([
    columns.map(({ id, title }) => fields[id].title ?? title),
    ...rows.map((row) => columns.map(({ id }) => fields[id].value(row))),
  ]);
}
