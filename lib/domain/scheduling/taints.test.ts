import { describe, expect, it } from "vitest";
import type { ObservedNode, Taint, Toleration } from "@/lib/domain/observed";
import { buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { hardTaintsOf, tolerates, unlovedTaints } from "./taints";
import { judged } from "./testing/trial";

const GPU: Taint = { key: "gpu", value: "a100", effect: "NoSchedule" };
const tolerating = (...tolerations: Toleration[]) => buildPod("p", { tolerations });
const tainted = (...taints: Taint[]) => buildNode("b", { taints });
const CORDON = "node.kubernetes.io/unschedulable";
const NOT_READY = "node.kubernetes.io/not-ready";

describe("TaintToleration: which toleration covers a taint", () => {
  it.each<[string, Toleration, boolean]>([
    ["the same in all", { key: "gpu", operator: "Equal", value: "a100", effect: "NoSchedule" }, true],
    ["no operator is Equal", { key: "gpu", value: "a100", effect: "NoSchedule" }, true],
    ["no effect is every effect", { key: "gpu", operator: "Equal", value: "a100" }, true],
    ["another value", { key: "gpu", operator: "Equal", value: "h100" }, false],
    ["no value", { key: "gpu", operator: "Equal" }, false],
    ["another key", { key: "tpu", operator: "Equal", value: "a100" }, false],
    ["another effect", { key: "gpu", operator: "Equal", value: "a100", effect: "NoExecute" }, false],
    ["Exists asks for no value", { key: "gpu", operator: "Exists" }, true],
    ["Exists and the effect", { key: "gpu", operator: "Exists", effect: "NoSchedule" }, true],
    ["Exists and another effect", { key: "gpu", operator: "Exists", effect: "PreferNoSchedule" }, false],
    ["Exists and another key", { key: "tpu", operator: "Exists" }, false],
    ["Exists without a key is everything", { operator: "Exists" }, true],
    ["everything of another effect", { operator: "Exists", effect: "NoExecute" }, false],
    ["an empty key and effect as they come from the API", { key: "", operator: "Exists", effect: "" }, true],
    ["for a time only", { key: "gpu", operator: "Exists", tolerationSeconds: 30 }, true],
    ["Gt, which is off in 1.36", { key: "gpu", operator: "Gt", value: "1" }, false],
    ["Lt, which is off in 1.36", { key: "gpu", operator: "Lt", value: "9" }, false],
    ["an operator that there is not", { key: "gpu", operator: "In", value: "a100" }, false],
  ])("%s", (_, toleration, covers) => {
    expect(tolerates(tolerating(toleration), GPU)).toBe(covers);
    expect(judged(tolerating(toleration), { nodes: [tainted(GPU)] }).b).toBe(covers ? "fits" : "taint");
  });

  it.each<[Toleration, boolean]>([
    [{ key: "gpu", operator: "Equal" }, true],
    [{ key: "gpu", operator: "Equal", value: "" }, true],
    [{ key: "gpu", operator: "Equal", value: "a100" }, false],
  ])("a taint without a value: %o", (toleration, covers) => {
    expect(tolerates(tolerating(toleration), { key: "gpu", effect: "NoSchedule" })).toBe(covers);
  });

  it.each(["Gt", "Lt"])("%s compares no numbers", (operator) => {
    const taint = { key: "age", value: "5", effect: "NoSchedule" };
    for (const value of ["4", "6"])
      expect(tolerates(tolerating({ key: "age", operator, value }), taint)).toBe(false);
  });
});

describe("TaintToleration: which taints keep a pod away", () => {
  const none = tolerating();
  const own = tolerating({ key: "gpu", operator: "Exists" });

  it.each<[string, string]>([
    ["NoSchedule", "taint"],
    ["NoExecute", "taint"],
    ["PreferNoSchedule", "fits"],
  ])("%s: %s", (effect, expected) => {
    expect(judged(none, { nodes: [tainted({ key: "gpu", effect })] }).b).toBe(expected);
  });

  it.each<[string, Taint[], string]>([
    ["none", [], "fits"],
    ["one that it tolerates", [GPU], "fits"],
    ["one more that it does not", [GPU, { key: "disk", effect: "NoSchedule" }], "taint"],
    ["the same key twice", [GPU, { ...GPU, effect: "NoExecute" }], "fits"],
    ["one more that only asks", [GPU, { key: "disk", effect: "PreferNoSchedule" }], "fits"],
  ])("each of them has to be tolerated: %s", (_, taints, expected) => {
    expect(judged(own, { nodes: [tainted(...taints)] }).b).toBe(expected);
  });

  it("tells nodes apart", () => {
    const nodes = [
      tainted(GPU),
      buildNode("c"),
      buildNode("d", { taints: [{ key: "x", effect: "NoExecute" }] }),
    ];
    expect(judged(none, { nodes })).toEqual({ b: "taint", c: "fits", d: "taint" });
    expect(judged(own, { nodes })).toEqual({ b: "fits", c: "fits", d: "taint" });
  });
});

describe("NodeUnschedulable", () => {
  it.each<[string, Partial<ObservedNode>, string[]]>([
    ["an ordinary node", {}, []],
    ["a cordon", { unschedulable: true }, [CORDON]],
    ["a maintenance that starts", { intent: buildIntent() }, [CORDON]],
    ["a maintenance that can't be read", { intent: "unreadable" }, [CORDON]],
    ["no Ready condition", { conditions: [] }, [NOT_READY]],
    ["Ready: False", { conditions: [{ type: "Ready", status: "False" }] }, [NOT_READY]],
    ["Ready: Unknown", { conditions: [{ type: "Ready", status: "Unknown" }] }, [NOT_READY]],
    ["both", { unschedulable: true, conditions: [] }, [CORDON, NOT_READY]],
    [
      "pressure alone",
      {
        conditions: [
          { type: "Ready", status: "True" },
          { type: "DiskPressure", status: "True" },
        ],
      },
      [],
    ],
  ])("%s", (_, over, keys) => {
    expect(hardTaintsOf(buildNode("b", over), false).map(({ key }) => key)).toEqual(keys);
    expect(judged(tolerating(), { nodes: [buildNode("b", over)] }).b).toBe(
      keys.length > 0 ? "taint" : "fits",
    );
  });

  it("takes the leaving node for cordoned before it is", () => {
    expect(hardTaintsOf(buildNode("a"), true)).toEqual([{ key: CORDON, effect: "NoSchedule" }]);
    expect(judged(tolerating(), { nodes: [buildNode("a"), buildNode("b")] })).toEqual({
      a: "taint",
      b: "fits",
    });
  });

  it.each<[string, Toleration, string]>([
    ["by its key", { key: CORDON, operator: "Exists", effect: "NoSchedule" }, "fits"],
    ["with everything", { operator: "Exists" }, "fits"],
    ["for NoExecute only", { key: CORDON, operator: "Exists", effect: "NoExecute" }, "taint"],
    ["of another taint", { key: NOT_READY, operator: "Exists" }, "taint"],
  ])("lets a pod onto a cordoned node that tolerates it %s", (_, toleration, expected) => {
    const nodes = [buildNode("b", { unschedulable: true })];
    expect(judged(tolerating(toleration), { nodes }).b).toBe(expected);
  });

  it("does not change the taints of the node", () => {
    const node = buildNode("b", { unschedulable: true, taints: [GPU] });
    hardTaintsOf(node, true);
    expect(node.taints).toEqual([GPU]);
  });
});

describe("TaintToleration, Score: taints that only ask", () => {
  const ask = (key: string) => ({ key, effect: "PreferNoSchedule" });

  it.each<[string, Taint[], Toleration[], number]>([
    ["none", [], [], 0],
    ["one", [ask("x")], [], 1],
    ["two", [ask("x"), ask("y")], [], 2],
    ["one of two tolerated", [ask("x"), ask("y")], [{ key: "x", operator: "Exists" }], 1],
    ["tolerated for another effect", [ask("x")], [{ key: "x", operator: "Exists", effect: "NoSchedule" }], 1],
    ["hard ones do not count", [GPU, { key: "z", effect: "NoExecute" }], [], 0],
  ])("%s", (_, taints, tolerations, number) => {
    expect(unlovedTaints(tolerating(...tolerations), tainted(...taints))).toBe(number);
  });
});
