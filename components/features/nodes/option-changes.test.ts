import { describe, expect, it } from "vitest";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import { AT_DEADLINE } from "./by-name";
import { optionChanges, workloadsOf } from "./option-changes";
import { testPod } from "./test-rows";

const before: MaintenanceOptions = { deadlineSeconds: 1800, consents: [] };
const told = { pods: [testPod("db-0")], at: (seconds: number) => `12:${seconds / 60}` };
const changesTo = (after: Partial<MaintenanceOptions>) =>
  optionChanges(before, { ...before, ...after }, told);

describe("optionChanges", () => {
  it.each<[Partial<MaintenanceOptions>, string, string, string]>([
    [{ deadlineSeconds: 3000 }, "Asks you", "12:30", "12:50"],
    [{ deadlineSeconds: undefined }, "Asks you", "12:30", "no limit"],
    [{ graceSeconds: 60 }, "Grace period", "each pod's own", "60 s"],
    [{ waitForJobsSeconds: 600 }, "Jobs may finish until", "not waited for", "12:10"],
    [{ last: ["shop/Deployment/web", "a/Job/b"] }, "Leave last", "none", "a/b and shop/web"],
    [
      { consents: [{ uid: "uid-db-0", cause: AT_DEADLINE }] },
      "What is held then",
      "stays, a person is asked",
      "deletes db-0",
    ],
    [
      { consents: [{ uid: "uid-gone", cause: AT_DEADLINE }] },
      "What is held then",
      "stays, a person is asked",
      "deletes 1 named pod",
    ],
  ])("%j", (after, what, from, to) => {
    expect(changesTo(after)).toEqual([{ what, from, to }]);
  });

  it("is empty when nothing is different, whatever the order of the workloads", () => {
    const one = { ...before, last: ["a/Job/b", "a/Job/c"] };
    expect(optionChanges(one, { ...one, last: ["a/Job/c", "a/Job/b"] }, told)).toEqual([]);
  });
});

it("names each workload that can be asked to leave last, once", () => {
  const pods = [
    testPod("web-1", { owner: "Deployment/web" }),
    testPod("web-2", { owner: "Deployment/web", group: "last" }),
    testPod("netshoot"),
    testPod("coredns-x", { group: "critical" }),
    testPod("cilium-x", { verdict: "stays", cause: "daemon-set", owner: "DaemonSet/cilium" }),
  ];
  expect(workloadsOf(pods)).toEqual([
    { value: "shop/Pod/netshoot", label: "shop/netshoot", count: 1 },
    { value: "shop/Deployment/web", label: "shop/web", count: 2 },
  ]);
});
