import type { ScanPort } from "@/lib/operations/scan-port";

/** A cluster in which one scan is done, and found nothing. */
export function memoryScans(): ScanPort {
  const at = { startedAt: "2026-11-21T12:00:00Z", finishedAt: "2026-11-21T12:01:00Z" };
  return {
    list: async () => [
      {
        run: "20261121120000",
        kind: "kube-bench",
        name: "kube-bench-20261121120000-0",
        node: "a",
        by: "mira",
        state: "done",
        ...at,
      },
    ],
    start: async () => {},
    readLog: async () => '{"Controls":[]}',
    remove: async () => {},
    takeBack: async () => {},
    tellPolicy: async () => false,
  };
}
