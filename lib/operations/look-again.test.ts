import { describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { buildControlPlane, buildEtcd, buildIntent, buildNode, NOW } from "@/lib/domain/testing/build";
import type { OperationContext } from "./context";
import { lookAgain } from "./look-again";
import type { ClusterPort } from "./ports";
import { fakeCluster } from "./testing/fake-cluster";
import { turnOn } from "./turn-on";

const names = ["a", "b", "c"];
const planes = names.map((name) => buildControlPlane(name));
const etcds = names.map((name) => buildEtcd(name));
const given = { nodes: [...planes, buildNode("w")], pods: etcds };
const order = (node: string) => ({ node, reason: "new disk", options: { consents: [] }, id: `m-${node}` });

/** The same cluster through another console: no queue in common, and every call takes a while of its own. */
function consoleOn(ctx: OperationContext, delay: () => number): OperationContext {
  const slow = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      for (let turns = delay(); turns > 0; turns--) await undefined;
      const answer = await call(...args);
      for (let turns = delay(); turns > 0; turns--) await undefined;
      return answer;
    };
  };
  const { readNode, listPodsOf, patchNode, permissions } = ctx.cluster;
  const cluster: Partial<ClusterPort> = {
    readNode: slow(readNode),
    listPodsOf: slow(listPodsOf),
    patchNode: slow(patchNode),
    permissions,
  };
  return { ...ctx, cluster: cluster as ClusterPort, exclusive: (work) => work() };
}

/** Pseudo-random numbers from 0 to 19, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 20;
  };
}

const staying = (stored: ReadonlyMap<string, ObservedNode>) =>
  [...stored.values()].filter((node) => {
    const intent = intentOf(node);
    return intent !== undefined && intent.ending === undefined;
  });

describe.each([
  {
    what: "two of three control-plane nodes",
    pair: ["a", "b"],
    cluster: given,
    // Who comes late is refused before it has written: the look ahead is fresh, too.
    expected: ["0 kept, 2 stepped back", "1 kept, 0 stepped back", "1 kept, 1 stepped back"],
  },
  {
    what: "the last two workers",
    pair: ["w", "x"],
    cluster: { nodes: [...given.nodes, buildNode("x")], pods: etcds },
    expected: ["0 kept, 2 stepped back", "1 kept, 1 stepped back"],
  },
])("two consoles that take $what at once", ({ pair, cluster, expected }) => {
  it("never both keep theirs, however their calls interleave; each that is refused has stepped back", async () => {
    const outcomes = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      const { ctx, stored } = fakeCluster(cluster);
      const roll = dice(seed);
      const ask = async (node: string) => {
        for (let turns = roll() * roll(); turns > 0; turns--) await undefined;
        return turnOn({ ctx: consoleOn(ctx, roll), input: order(node) });
      };
      const results = await Promise.allSettled(pair.map(ask));
      const kept = results.filter(({ status }) => status === "fulfilled").length;
      expect(kept, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect(staying(stored), `seed ${seed}`).toHaveLength(kept);
      const stepped = [...stored.values()].filter((node) => intentOf(node)?.ending).length;
      outcomes.add(`${kept} kept, ${stepped} stepped back`);
    }
    // The interleavings that matter were among them.
    expect([...outcomes].sort()).toEqual(expected);
  });
});

describe("a maintenance that was taken back", () => {
  it("is told apart from a refusal that wrote nothing", async () => {
    const { ctx } = fakeCluster(given);
    const asked = ["a", "b"].map((node) => turnOn({ ctx: consoleOn(ctx, () => 3), input: order(node) }));
    const [first] = await Promise.allSettled(asked);
    expect(first).toMatchObject({
      reason: {
        failure: {
          code: "refused",
          object: "maintenance mode for a",
          why: expect.stringContaining("Control plane node b is in maintenance, etcd needs 2 of 3"),
          todo: expect.stringContaining("the console takes that back by itself"),
        },
      },
    });
  });
});

describe("a second look", () => {
  const intent = buildIntent({ nodeUid: "uid-a" });
  const mine = buildControlPlane("a", { unschedulable: true, intent });
  const other = buildControlPlane("b", { intent: buildIntent({ id: "m-2" }) });
  const beside = (over: Partial<ObservedNode> = {}) =>
    fakeCluster({ nodes: given.nodes, pods: etcds, stored: [{ ...mine, ...over }, other, buildNode("c")] });

  it("marks the end of this maintenance, and leaves the cordon to the engine", async () => {
    const { ctx, stored } = beside();
    await expect(lookAgain(ctx, mine)).rejects.toThrow("Not now");
    expect(stored.get("a")).toMatchObject({
      unschedulable: true,
      intent: { id: "m-1", ending: { by: "Drydock", at: NOW.toISOString() } },
    });
  });

  it("leaves another maintenance alone that has taken its place", async () => {
    const later = buildIntent({ id: "m-7" });
    const { ctx, stored } = beside({ intent: later });
    await expect(lookAgain(ctx, mine)).rejects.toThrow("Not now");
    expect(intentOf(stored.get("a") ?? mine)).toEqual(later);
  });

  it("keeps who turned it off meanwhile", async () => {
    const ending = { by: "noah", at: NOW.toISOString() };
    const { ctx, stored } = beside({ intent: { ...intent, ending } });
    await expect(lookAgain(ctx, mine)).rejects.toThrow("Not now");
    expect(intentOf(stored.get("a") ?? mine)?.ending).toEqual(ending);
  });

  it("that can't be taken steps back as well", async () => {
    const { ctx, stored } = fakeCluster({ nodes: [mine, ...planes.slice(1)], pods: etcds });
    const gone = new DrydockError({ code: "cluster-unreachable", cluster: "c", why: "cut" });
    const cluster: ClusterPort = { ...ctx.cluster, listPodsOf: async () => Promise.reject(gone) };
    await expect(lookAgain({ ...ctx, cluster }, mine)).rejects.toMatchObject({
      failure: {
        why: "The other nodes could not be read. The API server of c gives no answer.",
      },
    });
    expect(intentOf(stored.get("a") ?? mine)?.ending?.by).toBe("Drydock");
  });

  it("whose stepping back fails says what to do", async () => {
    const { ctx } = fakeCluster({ nodes: [mine, other, ...planes.slice(2)], pods: etcds });
    const gone = new DrydockError({ code: "cluster-unreachable", cluster: "c", why: "cut" });
    const cluster: ClusterPort = { ...ctx.cluster, patchNode: async () => Promise.reject(gone) };
    await expect(lookAgain({ ...ctx, cluster }, mine)).rejects.toMatchObject({
      failure: {
        code: "refused",
        todo: expect.stringMatching(/^Turn maintenance mode off: taking it back failed/),
      },
    });
  });

  it("at a control plane whose other nodes were deleted meanwhile counts what is left", async () => {
    const { ctx } = fakeCluster({ nodes: [mine, ...planes.slice(1)], pods: etcds, stored: [mine] });
    await expect(lookAgain(ctx, mine)).rejects.toMatchObject({
      failure: { why: expect.stringContaining("It is the only one.") },
    });
  });

  describe("at a worker", () => {
    const worker = buildNode("w", { unschedulable: true, intent });
    const [x, y, taken] = [buildNode("x"), buildNode("y"), buildNode("x", { intent })];
    const last = { failure: { why: expect.stringMatching(/^Last schedulable node/) } };
    const look = async (seen: ObservedNode[], stored: ObservedNode[]) => {
      const { ctx } = fakeCluster({ nodes: [worker, ...seen], stored: [worker, ...stored] });
      const readNode = vi.fn(ctx.cluster.readNode);
      const outcome = await lookAgain({ ...ctx, cluster: { ...ctx.cluster, readNode } }, worker).catch(
        (e) => e,
      );
      return { outcome, read: readNode.mock.calls.flatMap(([name]) => (name === "w" ? [] : name)) };
    };

    it.each<[string, ObservedNode[], string[]]>([
      ["the first other one takes pods", [x, y], ["x"]],
      ["one is left after one that was taken meanwhile", [taken, y], ["x", "y"]],
    ])("passes when %s, and reads no more than that", async (_, stored, read) => {
      expect(await look([x, y], stored)).toEqual({ outcome: worker, read });
    });

    it.each([
      { readable: ["y"], verdict: "passes when one of the others can't be read, and the next takes pods" },
      { readable: [], verdict: "steps back when none of the others can be read" },
    ])("$verdict", async ({ readable }) => {
      const { ctx, stored } = fakeCluster({ nodes: [worker, x, y] });
      const gone = new DrydockError({ code: "cluster-unreachable", cluster: "c", why: "cut" });
      const readNode = async (name: string) => {
        if (name !== "w" && !readable.includes(name)) throw gone;
        return ctx.cluster.readNode(name);
      };
      const seen = lookAgain({ ...ctx, cluster: { ...ctx.cluster, readNode } }, worker);
      if (readable.length > 0) await expect(seen).resolves.toBe(worker);
      else
        await expect(seen).rejects.toMatchObject({
          failure: { why: expect.stringMatching(/^The other nodes/) },
        });
      expect(intentOf(stored.get("w") ?? worker)?.ending !== undefined).toBe(readable.length === 0);
    });

    it.each<[string, ObservedNode[], ObservedNode[]]>([
      ["the only other one was taken meanwhile", [x], [taken]],
      ["the others were deleted meanwhile", [x, y], []],
      ["there is none", [], []],
    ])("refuses when %s", async (_, seen, stored) => {
      expect((await look(seen, stored)).outcome).toMatchObject(last);
    });
  });

  it("at a control plane that takes pods looks for another node that does", async () => {
    const open = { taints: [], unschedulable: true, intent };
    const plane = buildControlPlane("a", open);
    const nodes = [plane, ...planes.slice(1), buildNode("w")];
    const { ctx } = fakeCluster({
      nodes,
      pods: etcds,
      stored: [...nodes.slice(0, 3), buildNode("w", { intent })],
    });
    await expect(lookAgain(ctx, plane)).rejects.toMatchObject({
      failure: { why: expect.stringMatching(/^Last schedulable node/) },
    });
  });
});
