import { expect, it } from "vitest";
import { leaveOrder } from "./leave-order";
import { testPod } from "./test-rows";

it("tells the steps in the order in which pods leave, whatever the order of the input", () => {
  const pods = [
    testPod("drydock-1", { group: "own" }),
    testPod("coredns-a", { group: "critical", owner: "Deployment/coredns" }),
    testPod("coredns-b", { group: "critical", owner: "Deployment/coredns" }),
    testPod("web-1"),
    testPod("queue-0", { group: "last", owner: "StatefulSet/queue" }),
    testPod("web-2", { verdict: "blocks", cause: "budget-wait" }),
  ];
  expect(leaveOrder(pods)).toEqual([
    { group: "ordinary", title: "2 pods, together as far as budgets allow", names: undefined },
    { group: "last", title: "1 pod asked to be last", names: "queue" },
    { group: "critical", title: "2 pods that the cluster or the node needs", names: "coredns" },
    { group: "own", title: "This console's own pod", names: "drydock-1" },
  ]);
});

it("counts only pods that leave, and says nothing of a single step", () => {
  const stays = testPod("cilium-x", { verdict: "stays", cause: "daemon-set", group: "critical" });
  expect(leaveOrder([testPod("web-1"), stays])).toEqual([]);
});
