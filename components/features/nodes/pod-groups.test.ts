import { describe, expect, it } from "vitest";
import { groupPods, needsConsent, stayWords } from "./pod-groups";
import { testPod } from "./test-rows";

describe("groupPods", () => {
  it("orders hardest first, whatever the order of the input", () => {
    const pods = [
      testPod("a", { verdict: "stays", cause: "mirror" }),
      testPod("b"),
      testPod("c", { cause: "terminating" }),
      testPod("d", { verdict: "blocks", cause: "budget-wait" }),
      testPod("e", { verdict: "blocks", cause: "refused" }),
      testPod("f", { verdict: "blocks", cause: "stuck-terminating" }),
      testPod("g", { verdict: "blocks", cause: "budgets-several" }),
      testPod("h", { verdict: "blocks", cause: "bare" }),
      testPod("i", { cause: "forced" }),
      testPod("j", { verdict: "blocks", cause: "job-wait" }),
    ];
    expect(groupPods(pods).map(({ id }) => id)).toEqual([
      "consent",
      "never",
      "stuck",
      "refused",
      "wait",
      "job",
      "delete",
      "leaving",
      "move",
      "stay",
    ]);
  });

  it("puts what nobody serves meanwhile before what has more replicas", () => {
    const pods = [
      testPod("z"),
      testPod("a", { cause: "finished" }),
      testPod("j", { cause: "job" }),
      testPod("m", { cause: "single-replica" }),
      testPod("p", { cause: "pinned" }),
    ];
    expect(groupPods(pods)[0]?.pods.map(({ name }) => name)).toEqual(["p", "m", "j", "z", "a"]);
  });

  it("asks for consent where a pod is lost, loses data, or would come back", () => {
    const pods = (["bare", "empty-dir", "comes-back"] as const).map((cause) =>
      testPod(cause, { verdict: "blocks", cause }),
    );
    expect(groupPods(pods).map(({ id, pods: all }) => [id, all.length])).toEqual([["consent", 3]]);
    expect([needsConsent("comes-back"), needsConsent("kept"), needsConsent("budget-never")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("leaves out pods that are gone, and groups without pods", () => {
    expect(groupPods([testPod("a", { verdict: "gone" })])).toEqual([]);
  });
});

describe("stayWords", () => {
  const daemon = (name: string) =>
    testPod(`${name}-x`, { verdict: "stays", cause: "daemon-set", owner: `DaemonSet/${name}` });

  it("names DaemonSets once and folds the rest", () => {
    const pods = ["cilium", "kube-proxy", "csi", "fluent-bit", "falco", "falco"].map(daemon);
    expect(stayWords(pods)).toBe("DaemonSet pods: cilium, kube-proxy, csi, fluent-bit, 1 more");
  });

  it("tells static pods by their own names", () => {
    const pods = [testPod("etcd-cp-1", { verdict: "stays", cause: "mirror" }), daemon("cilium")];
    expect(stayWords(pods)).toBe("Static pods: etcd-cp-1. DaemonSet pods: cilium");
  });

  it("names those that stay by consent", () => {
    const kept = testPod("agent-x", { verdict: "stays", cause: "kept", owner: "Deployment/agent" });
    expect(stayWords([kept])).toBe("By consent: agent");
  });

  it("says nothing about nothing", () => {
    expect(stayWords([])).toBe("");
  });
});
