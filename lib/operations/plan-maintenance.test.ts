import { describe, expect, it } from "vitest";
import type { Surroundings } from "@/lib/domain/surroundings";
import { buildNode, buildPod, NOW } from "@/lib/domain/testing/build";
import { planMaintenance } from "./plan-maintenance";
import { fakeCluster } from "./testing/fake-cluster";

const nodes = [buildNode("a"), buildNode("b")];
const pods = [buildPod("p", { controller: undefined })];

describe("planMaintenance", () => {
  it("plans with the options, the permissions and the time; writes nothing", async () => {
    const { ctx, patches } = fakeCluster({ nodes, pods });
    const consents = [{ uid: "uid-p", cause: "bare" as const }];
    const plan = await planMaintenance({ ctx, input: { node: "a", options: { consents } } });
    expect(plan).toMatchObject({ node: "a", madeAt: NOW.toISOString(), refusal: undefined });
    expect(plan.pods).toMatchObject([{ name: "p", cause: "consented" }]);
    expect(plan.checks.find(({ id }) => id === "permission")?.state).toBe("pass");
    expect(patches).toEqual([]);
  });

  it("asks beside the watch caches whether a backup is under way", async () => {
    const backups = { unknown: "Not allowed." };
    const checksOf = async (around: Surroundings) => {
      const { ctx } = fakeCluster({ nodes, pods, around });
      const plan = await planMaintenance({ ctx, input: { node: "a", options: { consents: [] } } });
      return plan.checks.filter(({ id }) => id === "backups").map(({ state }) => state);
    };
    expect(await checksOf({ backups })).toEqual(["unknown"]);
    expect(await checksOf({})).toEqual([]);
  });

  it("says what turning on would be refused for, and does not throw", async () => {
    const { ctx } = fakeCluster({
      nodes,
      permissions: [{ verb: "patch", resource: "nodes", allowed: false }],
    });
    const plan = await planMaintenance({ ctx, input: { node: "a", options: { consents: [] } } });
    expect(plan.refusal).toContain("lack: patch nodes.");
  });

  it("knows no other node", async () => {
    const { ctx } = fakeCluster({ nodes });
    const asked = planMaintenance({ ctx, input: { node: "x", options: { consents: [] } } });
    await expect(asked).rejects.toMatchObject({ failure: { code: "not-found", object: "node x" } });
  });
});
