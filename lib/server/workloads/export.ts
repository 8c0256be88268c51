import type { FoundWorkload } from "@/lib/contracts/workload";
import { type CsvValue, csvName, csvOf } from "@/lib/domain/csv";
import type { ObservedPod } from "@/lib/domain/observed";
import { podRows } from "@/lib/server/pod-rows";
import type { RowSource } from "@/lib/server/rows";

/** So many rows are written in one go: some milliseconds. */
const LINES = 500;

/** Lines are made as fast as the reader takes them, and other work has its turn in between. */
function streamed<T>(
  name: string,
  head: readonly string[],
  items: readonly T[],
  linesOf: (items: readonly T[]) => CsvValue[][],
): Response {
  const encoder = new TextEncoder();
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvOf([head]))),
    async pull(controller) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (at >= items.length) controller.close();
      else controller.enqueue(encoder.encode(csvOf(linesOf(items.slice(at, at + LINES)))));
      at += LINES;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

const WORKLOAD_HEAD = [
  "Namespace",
  "Kind",
  "Name",
  "Pods",
  "Ready",
  "Desired",
  "Ended",
  "Status",
  "Nodes",
  "Budgets",
  "In maintenance",
  "Risks",
  "Restarts",
  "CPU requested (millicores)",
  "Memory requested (bytes)",
  "Oldest pod",
];

export function workloadsCsv(cluster: string, rows: readonly FoundWorkload[]): Response {
  return streamed(csvName(cluster, "workloads", new Date()), WORKLOAD_HEAD, rows, (some) =>
    some.map((row) => [
      row.namespace,
      row.kind,
      row.name,
      row.pods,
      row.ready,
      row.desired,
      row.ended,
      row.status.text,
      row.nodes,
      row.budgets.map(({ name, allowed }) => `${name} (${allowed} allowed)`).join("; "),
      row.outlook.text,
      row.risks.map(({ why }) => why).join(" "),
      row.restarts,
      row.cpuMilli,
      row.memoryBytes,
      row.oldest,
    ]),
  );
}

const POD_HEAD = [
  "Namespace",
  "Pod",
  "Workload",
  "Node",
  "Status",
  "Ready",
  "Restarts",
  "In maintenance",
  "Why",
  "CPU requested (millicores)",
  "Memory requested (bytes)",
  "Created",
];

export function podsCsv(cluster: string, source: RowSource, pods: readonly ObservedPod[]): Response {
  return streamed(csvName(cluster, "pods", new Date()), POD_HEAD, pods, (some) =>
    podRows(source, some, new Date()).map((row) => [
      row.namespace,
      row.name,
      row.owner,
      row.node,
      row.status,
      `${row.containersReady}/${row.containers}`,
      row.restarts,
      row.verdict,
      row.detail,
      row.cpuMilli,
      row.memoryBytes,
      row.createdAt,
    ]),
  );
}
