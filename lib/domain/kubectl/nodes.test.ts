import { describe, expect, it } from "vitest";
import { deleteWithKubectl } from "./delete-pod";
import { cordonWithKubectl, pauseWithKubectl, turnOffWithKubectl, uncordonWithKubectl } from "./nodes";

describe("cordon and uncordon", () => {
  it("do the same, for one node or several", () => {
    expect(cordonWithKubectl(["w1"])).toEqual({ lines: ["kubectl cordon w1"], differs: [] });
    expect(uncordonWithKubectl(["w1", "w2"])).toEqual({ lines: ["kubectl uncordon w1 w2"], differs: [] });
  });

  it("never let a name be more than a name", () => {
    expect(cordonWithKubectl(["w1; reboot"]).lines).toEqual(["kubectl cordon 'w1; reboot'"]);
  });
});

it("kubectl has no pause, and is said to have none", () => {
  const { lines, differs } = pauseWithKubectl();
  expect(lines).toEqual([]);
  expect(differs[0]).toContain("Ctrl-C");
});

describe("turning off", () => {
  it("takes back both, the annotation first", () => {
    const { lines, differs } = turnOffWithKubectl([{ name: "w1", wasCordoned: false }]);
    expect(lines).toEqual(["kubectl annotate node w1 drydock.dev/maintenance-", "kubectl uncordon w1"]);
    expect(differs.join(" ")).not.toContain("stays so");
  });

  it("leaves a node cordoned that was so before", () => {
    const { lines, differs } = turnOffWithKubectl([{ name: "w1", wasCordoned: true }]);
    expect(lines).toEqual(["kubectl annotate node w1 drydock.dev/maintenance-"]);
    expect(differs).toContain("What was cordoned before stays so: there is no uncordon for it.");
  });

  it("uncordons of several nodes only those that were not", () => {
    const nodes = [
      { name: "w1", wasCordoned: true },
      { name: "w2", wasCordoned: false },
      { name: "w3", wasCordoned: false },
    ];
    expect(turnOffWithKubectl(nodes).lines).toEqual([
      "kubectl annotate node w1 w2 w3 drydock.dev/maintenance-",
      "kubectl uncordon w2 w3",
    ]);
  });
});

describe("deleting a pod", () => {
  const pod = { namespace: "orders", name: "orders-db-1" };

  it.each([
    [undefined, "kubectl delete pod orders-db-1 --namespace=orders --wait=false"],
    [60, "kubectl delete pod orders-db-1 --namespace=orders --grace-period=60 --wait=false"],
  ])("with a grace period of %s", (grace, line) => {
    expect(deleteWithKubectl(pod, grace).lines).toEqual([line]);
  });

  it("says that kubectl goes by the name", () => {
    expect(deleteWithKubectl(pod, undefined).differs[0]).toContain("by its UID");
  });
});
