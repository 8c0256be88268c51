import { describe, expect, it } from "vitest";
import type { Action, DecideInput } from "./action";
import type { Attempt } from "./attempts";
import { decide } from "./decide";
import type { Consent, MaintenanceOptions } from "./intent";
import { at, buildBudget, buildInput, buildIntent, buildPod, NOW, ownerNamed } from "./testing/build";

const now = NOW.getTime();
const naming: Consent[] = [{ uid: "uid-p1", cause: "delete" }];
const later: Consent[] = [{ uid: "uid-p1", cause: "delete-at-deadline" }];
const never = [buildBudget("x", { disruptionsAllowed: 0, desiredHealthy: 3 })];

function input(
  over: Parameters<typeof buildInput>[0] & { options?: Partial<MaintenanceOptions>; slots?: number },
): DecideInput {
  const { options, slots = 10, ...rest } = over;
  const intent = buildIntent({ options: { consents: [], ...options } });
  return { ...buildInput({ intent, ...rest }), inFlight: new Map<string, string>(), slots };
}

const short = (action: Action) => ("pod" in action ? `${action.type} ${action.pod.name}` : action.type);
const acts = (given: DecideInput) => decide(given).actions.map(short);

describe("deleting by name", () => {
  const p1 = buildPod("p1");
  const refused: Attempt = { at: now, times: 9, verb: "evict", outcome: "budget", retryAt: now + 9000 };

  it("happens at once without a deadline, whatever an eviction was told", () => {
    const given = { pods: [p1], budgets: never, options: { consents: naming } };
    expect(acts(input(given))).toEqual(["delete p1"]);
    expect(acts(input({ ...given, attempts: new Map([["uid-p1", refused]]) }))).toEqual(["delete p1"]);
  });

  it("waits as long as the deletion itself was told", () => {
    const attempts = new Map([["uid-p1", { ...refused, verb: "delete" as const }]]);
    const given = input({ pods: [p1], budgets: never, options: { consents: naming }, attempts });
    expect(decide(given)).toMatchObject({ actions: [], wakeAt: now + 9000 });
  });

  it.each([
    ["before the deadline its budget is asked", 601, ["evict p1"]],
    ["at the deadline it is deleted", 600, ["delete p1"]],
  ])("%s", (_, deadlineSeconds, expected) => {
    const options = { consents: later, deadlineSeconds };
    expect(acts(input({ pods: [p1], budgets: never, options }))).toEqual(expected);
  });

  it("after the deadline leaves alone whom nobody named, and calls it failed", () => {
    const options = { consents: later, deadlineSeconds: 600 };
    const given = input({ pods: [p1, buildPod("p2")], options });
    expect(decide(given).state.phase).toBe("failed");
    expect(acts(given)).toEqual(["delete p1"]);
  });

  it("is on its way, not failed, while all that is left was named or leaves", () => {
    const options = { consents: later, deadlineSeconds: 600 };
    const leaving = buildPod("p2", { deletionAt: at(5) });
    expect(decide(input({ pods: [p1, leaving], options })).state.phase).toBe("initiated");
    expect(decide(input({ pods: [leaving], options })).state.phase).toBe("initiated");
  });

  it("keeps to the slots", () => {
    expect(acts(input({ pods: [p1], options: { consents: naming }, slots: 0 }))).toEqual([]);
  });
});

describe("Jobs", () => {
  const job = buildPod("p1", { controller: ownerNamed("import", "Job") });

  it("are waited for, and the engine wakes when that ends", () => {
    const given = input({ pods: [job], options: { waitForJobsSeconds: 660 } });
    expect(decide(given)).toMatchObject({ actions: [], wakeAt: now + 60_000 });
    expect(decide(given).state.headline).toContain("1 waits for a Job");
    expect(decide(given).state.phase).toBe("initiated");
  });

  it("are evicted afterwards", () => {
    expect(acts(input({ pods: [job], options: { waitForJobsSeconds: 600 } }))).toEqual(["evict p1"]);
  });
});

describe("the order", () => {
  const web = buildPod("web");
  const db = buildPod("db", { controller: ownerNamed("db", "StatefulSet") });
  const dns = buildPod("dns", { priorityClass: "system-cluster-critical" });
  const last = ["shop/StatefulSet/db"];

  it("is ordinary, asked to be last, critical; one group after another", () => {
    const options = { last };
    expect(acts(input({ pods: [dns, db, web], options }))).toEqual(["evict web"]);
    expect(acts(input({ pods: [dns, db], options }))).toEqual(["evict db"]);
    expect(acts(input({ pods: [dns], options }))).toEqual(["evict dns"]);
  });

  it("is blocked when nobody but a person can help the group whose turn it is", () => {
    const bare = buildPod("bare", { controller: undefined });
    const given = input({ pods: [dns, bare] });
    expect(decide(given).state.phase).toBe("blocked");
    expect(acts(given)).toEqual([]);
  });
});
