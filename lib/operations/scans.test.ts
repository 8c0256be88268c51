import { describe, expect, it } from "vitest";
import type { ObservedNode } from "@/lib/domain/observed";
import type { ScanJob } from "@/lib/domain/scans/observed";
import { at, buildControlPlane, buildIndex, buildIntent, buildNode, NOW } from "@/lib/domain/testing/build";
import type { ClusterPort } from "./ports";
import type { NewScan } from "./scan-port";
import { type StartScanInput, startScan } from "./scans";

const job: ScanJob = {
  run: "1",
  kind: "kube-bench",
  name: "kube-bench-1-0",
  node: "w",
  by: "mira",
  state: "done",
  startedAt: at(-60),
};
const down = buildNode("down", { conditions: [{ type: "Ready", status: "Unknown" }] });
const nodes = [buildControlPlane("p"), buildNode("w"), down];

async function start(
  over: Partial<StartScanInput> = {},
  given: { nodes?: ObservedNode[]; jobs?: ScanJob[] } = { jobs: [job] },
) {
  const started: NewScan[] = [];
  const scans: Partial<ClusterPort["scans"]> = {
    list: async () => given.jobs,
    async start(scan) {
      started.push(scan);
    },
  };
  const ctx = {
    cluster: { scans } as ClusterPort, // no more of it is used
    index: () => buildIndex({ nodes: given.nodes ?? nodes }),
    clock: { now: () => NOW },
    actor: { name: "mira" },
    exclusive: <T>(work: () => Promise<T>) => work(),
  };
  const input = { kind: "kube-bench", scope: "all", image: "kube-bench:1", ...over } as const;
  const answer = await startScan({ ctx, input });
  return { answer, started };
}

describe("a scan is started", () => {
  it("of each Ready node by a Job of its own", async () => {
    const { answer, started } = await start();
    expect(answer).toEqual({ run: "20261121120000", nodes: 2, notReady: ["down"] });
    expect(started).toEqual([
      {
        run: "20261121120000",
        kind: "kube-bench",
        by: "mira",
        targets: [
          { node: "p", controlPlane: true },
          { node: "w", controlPlane: false },
        ],
        image: "kube-bench:1",
      },
    ]);
  });

  it("of the cluster as a whole by one", async () => {
    const { answer, started } = await start({ kind: "sonobuoy" });
    expect([answer.nodes, answer.notReady, started[0]?.targets]).toEqual([0, [], []]);
  });
});

describe("no scan is started", () => {
  const many = Array.from({ length: 101 }, (_, n) => buildNode(`n${n}`));
  it.each<[string, Partial<StartScanInput>, Parameters<typeof start>[1], string]>([
    [
      "while a node is in maintenance",
      {},
      { nodes: [buildNode("a", { intent: buildIntent() })], jobs: [] },
      "a is in",
    ],
    ["while another runs", {}, { jobs: [{ ...job, state: "running" }] }, "A scan runs already."],
    ["without its namespace", {}, {}, "The namespace drydock-scans is not there."],
    ["of no Ready node", { scope: "workers" }, { nodes: [down], jobs: [] }, "No such node is Ready."],
    ["of more nodes than anybody reads", {}, { nodes: many, jobs: [] }, "These are 101 nodes"],
  ])("%s", async (_, over, given, why) => {
    const failure = { code: "refused", why: expect.stringContaining(why) };
    await expect(start(over, given)).rejects.toMatchObject({ failure });
  });
});
