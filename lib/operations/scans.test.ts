import { describe, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
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
const RUN = "20261121120000";

interface Given {
  nodes?: ObservedNode[];
  jobs?: ScanJob[];
  /** Jobs of others that are there once ours are. */
  meanwhile?: ScanJob[];
  failure?: DrydockError;
  /** What taking back says. */
  stuck?: DrydockError;
}

function cluster(given: Given) {
  const started: NewScan[] = [];
  const removed: string[] = [];
  const scans: Partial<ClusterPort["scans"]> = {
    list: async () => (started.length > 0 ? [...(given.jobs ?? []), ...(given.meanwhile ?? [])] : given.jobs),
    async start(scan) {
      started.push(scan);
      if (given.failure) throw given.failure;
    },
    async takeBack(run) {
      if (given.stuck) throw given.stuck;
      removed.push(run);
    },
  };
  const ctx = {
    cluster: { scans } as ClusterPort, // no more of it is used
    index: () => buildIndex({ nodes: given.nodes ?? nodes }),
    clock: { now: () => NOW },
    actor: { name: "mira" },
    exclusive: <T>(work: () => Promise<T>) => work(),
  };
  const start = (over: Partial<StartScanInput> = {}) =>
    startScan({ ctx, input: { kind: "kube-bench", scope: "all", image: "kube-bench:1", ...over } });
  return { start, started, removed };
}

describe("a scan is started", () => {
  it("of each Ready node by a Job of its own", async () => {
    const { start, started } = cluster({ jobs: [job] });
    expect(await start()).toEqual({ run: RUN, nodes: 2, notReady: ["down"] });
    expect(started).toEqual([
      {
        run: RUN,
        kind: "kube-bench",
        by: "mira",
        targets: [
          { node: "p", controlPlane: true, etcd: false },
          { node: "w", controlPlane: false, etcd: false },
        ],
        image: "kube-bench:1",
      },
    ]);
  });

  it("of the nodes that were chosen", async () => {
    const { start, started } = cluster({ jobs: [] });
    expect(await start({ scope: { nodes: ["w"] } })).toMatchObject({ nodes: 1, notReady: [] });
    expect(started[0]?.targets.map(({ node }) => node)).toEqual(["w"]);
  });

  it("of the cluster as a whole by one", async () => {
    const { start, started } = cluster({ jobs: [job] });
    expect(await start({ kind: "sonobuoy" })).toMatchObject({ nodes: 0, notReady: [] });
    expect(started[0]?.targets).toEqual([]);
  });

  it("beside one of the other kind, under a name of its own within the same second", async () => {
    const { start } = cluster({ jobs: [{ ...job, run: RUN, state: "running" }] });
    expect(await start({ kind: "sonobuoy" })).toMatchObject({ run: "20261121120001" });
  });
});

describe("no scan is started", () => {
  const many = Array.from({ length: 101 }, (_, n) => buildNode(`n${n}`));
  it.each<[string, Partial<StartScanInput>, Given, string]>([
    [
      "while a node is in maintenance",
      {},
      { nodes: [buildNode("a", { intent: buildIntent() })], jobs: [] },
      "a is in",
    ],
    [
      "while another of its kind runs",
      {},
      { jobs: [{ ...job, state: "running" }] },
      "kube-bench runs already.",
    ],
    ["without its namespace", {}, {}, "The namespace drydock-scans is not there."],
    ["of no Ready node", { scope: "workers" }, { nodes: [down], jobs: [] }, "No such node is Ready."],
    ["of a node that is not there", { scope: { nodes: ["w", "x"] } }, { jobs: [] }, "There is no node x."],
    ["of more nodes than anybody reads", {}, { nodes: many, jobs: [] }, "These are 101 nodes"],
  ])("%s", async (_, over, given, why) => {
    const { start, started } = cluster(given);
    const failure = { code: "refused", why: expect.stringContaining(why) };
    await expect(start(over)).rejects.toMatchObject({ failure });
    expect(started).toEqual([]);
  });
});

describe("of two consoles that start one at the same moment", () => {
  const other = (run: string, over: Partial<ScanJob> = {}) => ({
    ...job,
    run,
    state: "running" as const,
    ...over,
  });

  it("the later one takes its Jobs back", async () => {
    const { start, removed } = cluster({ jobs: [], meanwhile: [other("20261121115959")] });
    await expect(start()).rejects.toMatchObject({ failure: { code: "refused" } });
    expect(removed).toEqual([RUN]);
  });

  it.each([
    ["is the earlier one", other("20261121120001")],
    ["is of another kind", other("20261121115959", { kind: "sonobuoy" })],
  ])("one goes on that %s", async (_, found) => {
    const { start, removed } = cluster({ jobs: [], meanwhile: [found] });
    await start();
    expect(removed).toEqual([]);
  });
});

describe("what fails half way", () => {
  it.each<[string, DrydockError, string[]]>([
    [
      "leaves no Jobs",
      new DrydockError({ code: "forbidden", verb: "create", object: "job", why: "quota" }),
      [RUN],
    ],
    [
      "takes away none of somebody else's",
      new DrydockError({ code: "conflict", object: "job", why: "it is there" }),
      [],
    ],
  ])("%s", async (_, failure, taken) => {
    const { start, removed } = cluster({ jobs: [], failure });
    await expect(start()).rejects.toBe(failure);
    expect(removed).toEqual(taken);
  });

  it("and can't be taken back says both, and what to do", async () => {
    const failure = new DrydockError({ code: "forbidden", verb: "create", object: "job", why: "quota" });
    const stuck = new DrydockError({ code: "forbidden", verb: "delete", object: "jobs", why: "no right" });
    const { start } = cluster({ jobs: [], failure, stuck });
    await expect(start()).rejects.toMatchObject({
      failure: {
        code: "refused",
        why: "Not allowed: create job. quota. Not allowed: delete jobs. no right.",
        todo: expect.stringContaining("Delete what is left of it"),
      },
    });
  });
});
