import { expect, it } from "vitest";
import { deletePodFacts } from "./delete-pod-facts";
import { testPod } from "./test-rows";

const held = testPod("orders-db-1", {
  namespace: "orders",
  verdict: "blocks",
  cause: "budget-never",
  budget: "orders/orders-db",
  detail: "Budget orders/orders-db can never allow a disruption.",
  owner: "StatefulSet/orders-db",
  graceSeconds: 60,
});

it("names pod, grace period, budget, what comes after and who is recorded", () => {
  expect(deletePodFacts(held, "Mira Okafor")).toEqual([
    "orders/orders-db-1 is deleted at once and has 60 s to stop.",
    "Budget orders/orders-db can never allow a disruption.",
    "Deleting does not ask budget orders/orders-db and may break it.",
    "StatefulSet orders-db makes a new one, on another node if one has room.",
    "Recorded for Mira Okafor with the pod's name, on the node and in its timeline.",
  ]);
});

it("says that a bare pod does not come back", () => {
  expect(deletePodFacts({ ...held, owner: undefined }, undefined)[3]).toBe("No controller brings it back.");
});

it.each([
  [{ cause: "refused" }, "Deleting is no eviction: what refuses that is not asked."],
  [{ budget: undefined }, "Deleting is no eviction: no budget is asked."],
] as const)("says what is passed over: %j", (change, words) => {
  expect(deletePodFacts({ ...held, ...change }, "Mira")[2]).toBe(words);
});
