import { expect, it } from "vitest";
import { drainOf, runningDrain, startedAnew } from "./kubectl-drain";
import { testPlan, testPod } from "./test-rows";

const bare = { uid: "uid-bare", namespace: "shop", name: "bare", cause: "bare" as const, detail: "" };

it("takes a node as its plan has it, with what was agreed to", () => {
  const consents = [{ uid: "uid-bare", cause: "bare" as const }];
  const pods = [testPod("web")];
  expect(drainOf(testPlan({ needsConsent: [bare], pods }), { consents })).toEqual({
    name: "worker-1",
    consents,
    needs: [bare],
    pods,
  });
});

it("of a drain that runs, only what blocks for want of an agreement needs one", () => {
  const remaining = [testPod("a", { cause: "empty-dir" }), testPod("b", { cause: "budget-never" })];
  const { needs, pods } = runningDrain("w1", { remaining }, { consents: [] });
  expect(needs.map(({ name, cause }) => [name, cause])).toEqual([["a", "empty-dir"]]);
  expect(pods).toBe(remaining);
});

it("other options mean a drain that is started anew", () => {
  const { lines, differs } = startedAnew("w1", { remaining: [] }, { graceSeconds: 9, consents: [] });
  expect(lines).toEqual([
    "# after Ctrl-C in the drain that runs",
    "kubectl drain w1 --ignore-daemonsets --grace-period=9",
  ]);
  expect(differs[0]).toContain("started anew");
});
