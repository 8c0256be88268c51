import type { TableColumn } from "@/components/table/columns";
import { downloadCsv } from "@/components/table/download-csv";
import type { NodeRow } from "@/lib/contracts/node";
import { csvName } from "@/lib/domain/csv";
import type { Column } from "./columns";
import { nodesCsv } from "./nodes-csv";

/** Saves rows as a file with the chosen columns, named after the cluster and the time. */
export function saveNodes(cluster: string, rows: readonly NodeRow[], chosen: readonly TableColumn<Column>[]) {
  downloadCsv(csvName(cluster, "nodes", new Date()), nodesCsv(rows, chosen));
}
