import type { RunHistory, WholeRun } from "@/lib/operations/store-ports/run-history";

/** A history in memory that holds one run of the cluster "harbor", whatever it is asked. */
export function memoryHistory(): RunHistory {
  const since = "2026-11-21T10:00:00.000Z";
  const read = (id: string): WholeRun => ({
    run: {
      ...{ id, cluster: "harbor", node: "a", nodeUid: "uid-a", by: "mira", reason: "disk", podsToMove: 1 },
      ...{ since, options: { consents: [] }, result: "early", podsGone: 0, waited: { budget: 9 } },
      ended: { at: "2026-11-21T10:05:00.000Z", text: "Maintenance ended", by: "noah" },
      plan: { madeAt: since, pods: [], checks: [] },
      pods: [],
    },
    events: [{ run: id, key: "one", at: since, kind: "person", state: "neutral", text: "mira turned it on" }],
  });
  return {
    async find() {
      const { options: _, plan: __, pods: ___, ...line } = read("m-1").run;
      return [line];
    },
    count: async () => 1,
    choices: async () => ({ clusters: ["harbor"], nodes: ["a"], people: ["mira"] }),
    times: async () => [{ drainMs: 9_000, waited: {} }],
    read: async (cluster, id) => (cluster === "harbor" ? read(id) : undefined),
  };
}
