import { describe, expect, it } from "vitest";
import type { ObservedBudget, ObservedPod } from "./observed";
import { readingsOf } from "./readings";
import { at, buildBudget, buildIndex, buildIntent, buildNode, buildPod } from "./testing/build";

const intent = buildIntent({ owners: ["uid-web"] });
const elsewhere = (name: string, over: Partial<ObservedPod> = {}) =>
  buildPod(name, { nodeName: "b", ...over });

function reading(id: string, pods: ObservedPod[], budgets: ObservedBudget[] = [], replicas = 2) {
  const owner = { uid: "uid-web", namespace: "shop", name: "web", kind: "ReplicaSet", replicas };
  const index = buildIndex({ pods, budgets, replicas: [owner] });
  return readingsOf(index, buildNode("a"), intent).find((each) => each.id === id);
}

describe("moved pods Ready elsewhere", () => {
  const ready = [elsewhere("p1"), elsewhere("p2")];
  it.each<[string, string, ObservedPod[], number]>([
    ["ok", "2 of 2", ready, 2],
    ["ok", "2 of 2", [...ready, elsewhere("surge")], 2],
    ["warn", "1 of 2", [elsewhere("p1"), elsewhere("p2", { ready: false })], 2],
    ["warn", "1 of 2", [elsewhere("p1"), elsewhere("p2", { deletionAt: at(5) })], 2],
    ["warn", "0 of 1", [], 1],
    ["ok", "0 of 0", [], 0],
  ])("%s: %s", (state, value, pods, replicas) => {
    expect(reading("moved-ready", pods, [], replicas)).toMatchObject({ state, value });
  });

  it("names the workload that is short, with its numbers", () => {
    expect(reading("moved-ready", [elsewhere("p1")])?.detail).toBe("Not all Ready: web 1 of 2.");
  });

  it("does not wait for the pods of Jobs, which end", () => {
    const job = { uid: "uid-web", namespace: "shop", name: "web", kind: "Job", replicas: 1 };
    expect(readingsOf(buildIndex({ replicas: [job] }), buildNode("a"), intent)[0]?.state).toBe("unknown");
  });

  it("knows nothing of controllers that are gone, or of an intent that names none", () => {
    const index = buildIndex();
    for (const each of [intent, buildIntent()]) {
      expect(readingsOf(index, buildNode("a"), each)[0]).toMatchObject({
        id: "moved-ready",
        state: "unknown",
      });
    }
  });
});

describe("budgets recovered", () => {
  it.each<[string, string, ObservedBudget[]]>([
    ["ok", "none", []],
    ["ok", "none", [buildBudget("x", { namespace: "bank" })]],
    ["ok", "1 of 1", [buildBudget("x")]],
    ["ok", "1 of 1", [buildBudget("x", { currentHealthy: 2 })]],
    ["warn", "0 of 1", [buildBudget("x", { currentHealthy: 1 })]],
  ])("%s: %s", (state, value, budgets) => {
    expect(reading("budgets-recovered", [elsewhere("p1")], budgets)).toMatchObject({ state, value });
  });

  it("names the budget that is short", () => {
    const budgets = [buildBudget("x", { currentHealthy: 1 })];
    expect(reading("budgets-recovered", [elsewhere("p1")], budgets)?.detail).toContain("shop/x has 1 of 2");
  });
});
