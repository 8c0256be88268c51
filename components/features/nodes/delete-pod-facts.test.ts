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
    "Budget orders/orders-db is not asked and is broken by this. Now: Budget orders/orders-db can never allow a disruption.",
    "StatefulSet orders-db makes a new one, on another node.",
    "Recorded for Mira Okafor with the pod's name, on the node and in its timeline.",
  ]);
});

it("says that a bare pod does not come back", () => {
  expect(deletePodFacts({ ...held, owner: undefined }, undefined)[2]).toBe("No controller brings it back.");
});

it("says that what refuses the eviction is not asked", () => {
  expect(deletePodFacts({ ...held, cause: "refused", detail: "A webhook said no." }, "Mira")[1]).toBe(
    "It is deleted, not evicted: what refuses its eviction is not asked. Now: A webhook said no.",
  );
});
