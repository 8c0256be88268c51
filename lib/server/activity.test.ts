import { describe, expect, it, vi } from "vitest";
import type { Attempt } from "@/lib/domain/attempts";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";
import { stateOf } from "@/lib/domain/state";
import {
  at,
  buildBudget,
  buildInput,
  buildIntent,
  buildNode,
  buildPod,
  NOW,
  nodesAre,
} from "@/lib/domain/testing/build";
import { createActivity, type Told } from "./activity";

const node = buildNode("a", { unschedulable: true });
const verified = { maintenanceId: "m-1", at: at(0), agrees: true, detail: "Read from the API server." };
const stamp = { by: "noah", at: at(30) };

/** Looks at node "a" at these seconds after NOW. */
function watch(onAdd: (told: Told) => void = () => {}) {
  const activity = createActivity(onAdd);
  const look = (seconds: number, over: Parameters<typeof buildInput>[0] = {}) => {
    const intent: MaintenanceIntent = over?.intent ?? buildIntent();
    const nowMs = NOW.getTime() + seconds * 1000;
    const state = stateOf(buildInput({ node, now: new Date(nowMs), ...over, intent }));
    activity.observe(node, intent, state, nowMs);
  };
  const texts = () => activity.entries().map(({ text }) => text);
  return { activity, look, texts };
}

describe("activity", () => {
  it("begins with who turned it on, when, and the plan", () => {
    const { activity, look } = watch();
    look(0, { pods: [buildPod("p")] });
    expect(activity.entries()).toMatchObject([
      {
        at: at(-600),
        node: "a",
        maintenance: "m-1",
        kind: "person",
        state: "neutral",
        text: "mira turned it on",
        evidence: "new disk. Plan: 4 pods to move.",
      },
    ]);
  });

  it("tells who named a pod for deletion, once", () => {
    const { activity, look } = watch();
    const consents = [{ uid: "uid-p", cause: "delete" as const, by: "noah", at: at(5) }];
    const intent = buildIntent({ options: { consents } });
    look(0, { pods: [buildPod("p")] });
    look(6, { pods: [buildPod("p")], intent });
    look(7, { pods: [buildPod("p")], intent });
    expect(activity.entries().filter(({ text }) => text === "noah named p for deletion")).toMatchObject([
      { at: at(5), kind: "person" },
    ]);
  });

  it("tells nothing where nothing changed", () => {
    const onAdd = vi.fn();
    const { look } = watch(onAdd);
    for (const seconds of [0, 1, 2]) look(seconds, { pods: [buildPod("p")] });
    expect(onAdd).toHaveBeenCalledTimes(1);
  });

  it("tells of each pod that is gone, and how long that took", () => {
    const { look, texts } = watch();
    const leaving = (name: string) => buildPod(name, { deletionAt: at(90) });
    look(0, { pods: [buildPod("p1"), buildPod("p2")] });
    look(10, { pods: [leaving("p1"), buildPod("p2")] });
    look(20, { pods: [leaving("p1"), buildPod("p2")] });
    look(44, { pods: [buildPod("p2")] });
    expect(texts()).toEqual(["p1 gone after 34 s", "mira turned it on"]);
    look(50, { pods: [buildPod("new")] });
    expect(texts()[0]).toBe("p2 gone");
  });

  it("tells of pods that go within a second as one", () => {
    const { activity, look, texts } = watch();
    const pods = ["p1", "p2", "p3", "p4", "p5"].map((name) => buildPod(name));
    look(0, { pods });
    look(1, { pods: pods.slice(2) });
    look(1.9, { pods: pods.slice(3) });
    look(2, { pods: pods.slice(4) });
    expect(texts()).toEqual(["p4 gone", "3 pods gone", "mira turned it on"]);
    expect(activity.entries()[1]).toMatchObject({ evidence: "p1, p2 and p3.", kind: "machine" });
    expect(new Set(activity.entries().map(({ id }) => id)).size).toBe(3);
  });

  it("tells of those that go a little later under the key of the first: who kept that has one entry of them", () => {
    const kept = new Map<string, Told>();
    const { activity, look } = watch((told) => kept.set(told.key, told));
    const pods = ["p1", "p2", "p3"].map((name) => buildPod(name));
    look(0, { pods });
    look(1, { pods: pods.slice(1) });
    const first = activity.entries()[0]?.id;
    look(1.5, { pods: [] });
    expect(activity.entries()[0]).toMatchObject({ id: first, at: at(1), evidence: "p1, p2 and p3." });
    const gone = [...kept.values()].filter(({ text }) => text.endsWith("gone"));
    expect(gone).toMatchObject([{ at: at(1), text: "3 pods gone" }]);
    const later = createActivity(() => {});
    later.remember([...kept.values()]);
    expect(later.entries()).toEqual(activity.entries());
  });

  it("calls no pod gone that stays as agreed, and tells of its exit once when it is asked to leave after all", () => {
    const { look, texts } = watch();
    const pod = buildPod("p", { tolerations: [{ operator: "Exists" }] });
    const kept = buildIntent({ options: { consents: [{ uid: "uid-p", cause: "comes-back" }] } });
    look(0, { pods: [pod] });
    look(1, { pods: [pod], intent: kept });
    look(2, { pods: [pod] });
    expect(texts().filter((text) => text.includes("gone"))).toEqual([]);
    look(3, { pods: [] });
    expect(texts().filter((text) => text.includes("gone"))).toEqual(["p gone"]);
  });

  it("tells once of a pod whose eviction was refused, and by what", () => {
    const { activity, look } = watch();
    const pods = [buildPod("p1"), buildPod("p2")];
    const budgets = [buildBudget("b", { disruptionsAllowed: 0 })];
    const refused = (atMs: number) => {
      const attempt: Attempt = { at: atMs, times: 1, verb: "evict", outcome: "budget", retryAt: atMs };
      return new Map([["uid-p1", attempt]]);
    };
    const accepted: Attempt = { at: 0, times: 1, verb: "evict", outcome: "accepted", retryAt: 0 };
    look(0, { pods, attempts: new Map([["uid-p2", accepted]]) });
    look(5, { pods, budgets, attempts: refused(NOW.getTime() + 4000) });
    look(9, { pods, budgets, attempts: refused(NOW.getTime() + 8000) });
    expect(activity.entries().filter(({ text }) => text.includes("refused"))).toMatchObject([
      { at: at(4), text: "p1 refused by its budget", state: "blocked" },
    ]);
  });

  it("tells of each phase once, with its evidence", () => {
    const { activity, look, texts } = watch();
    const bare = buildPod("bare", { controller: undefined });
    look(0, { pods: [bare] });
    look(1, { pods: [bare] });
    expect(activity.entries()[0]).toMatchObject({
      state: "blocked",
      text: "Blocked",
      evidence: expect.stringContaining("No controller brings it back."),
    });
    look(2, { pods: [buildPod("bare")] });
    expect(activity.entries()[0]).toMatchObject({ text: "Goes on", evidence: "3 of 4 pods moved" });
    look(3, { verification: verified });
    expect(activity.entries()[0]).toMatchObject({
      state: "complete",
      text: "Complete, all checks hold",
      evidence: "Read from the API server.",
    });
    look(4, { verification: verified });
    look(5, { intent: buildIntent({ paused: stamp }) });
    expect(activity.entries()[0]).toMatchObject({
      text: "Paused",
      evidence: expect.stringContaining("noah paused it."),
    });
    look(6, { pods: [bare], intent: buildIntent({ options: { consents: [], deadlineSeconds: 1 } }) });
    expect(activity.entries()[0]).toMatchObject({ state: "failed", text: "The deadline passed" });
    expect(texts().filter((text) => text.startsWith("Complete"))).toHaveLength(1);
  });

  it.each([
    ["seen before", true],
    ["first seen while it ends, as after a restart", false],
  ])("tells once who turned it off: %s", (_, before) => {
    const { activity, look, texts } = watch();
    if (before) look(0);
    const intent = buildIntent({ ending: stamp });
    look(31, { intent });
    look(32, { intent });
    expect(texts()).toEqual(["noah turned it off", "mira turned it on"]);
    expect(activity.entries()[0]).toMatchObject({ kind: "person", at: stamp.at });
  });

  it.each<[string, Partial<ObservedNode> | undefined, boolean, string]>([
    ["as it should", {}, true, "Maintenance ended, takes pods again"],
    [
      "with a cordon from before",
      { unschedulable: true },
      true,
      "Maintenance ended, still cordoned as before",
    ],
    ["with the node", undefined, false, "The node was deleted, its maintenance with it"],
    [
      "with the node while it was turned off",
      undefined,
      true,
      "The node was deleted, its maintenance with it",
    ],
    [
      "with a node that was made again",
      { uid: "uid-new" },
      false,
      "The node was made again, its maintenance went with the old one",
    ],
    ["by another hand", { unschedulable: true }, false, "Its annotation is gone, still cordoned"],
    ["by another hand that uncordoned, too", {}, false, "Its annotation is gone, takes pods again"],
    [
      "by an annotation that can't be read",
      { intent: "unreadable" },
      false,
      "Its annotation is gone, takes pods again",
    ],
  ])("tells of an end %s", (_, left, ending, text) => {
    const { activity, look, texts } = watch();
    const intent = buildIntent(ending ? { ending: stamp } : {});
    look(0, { intent });
    const before = texts();
    activity.ended(nodesAre([buildNode("a", { intent }), buildNode("b")]), Date.parse(at(31)));
    expect(texts()).toEqual(before);
    const nodes = [buildNode("b"), ...(left ? [buildNode("a", left)] : [])];
    activity.ended(nodesAre(nodes), Date.parse(at(31)));
    activity.ended(nodesAre(nodes), Date.parse(at(31)));
    expect(texts()).toEqual([text, ...before]);
  });

  it("takes another id for another maintenance, and does not tell of the old one's pods", () => {
    const { look, texts } = watch();
    look(0, { pods: [buildPod("p")] });
    look(10, { intent: buildIntent({ id: "m-2", by: "noah", since: at(5) }) });
    expect(texts()).toEqual(["noah turned it on", "mira turned it on"]);
  });

  it("lists newest first, also what it learns of late, each under its own id", () => {
    const { activity, look } = watch();
    look(0, { pods: [buildPod("p1"), buildPod("p2")] });
    look(9, { pods: [buildPod("p2")] });
    look(10);
    activity.observe(
      buildNode("b"),
      buildIntent({ id: "m-9", since: at(-60) }),
      stateOf(buildInput({})),
      NOW.getTime() + 11_000,
    );
    const times = activity.entries().map((entry) => entry.at);
    expect(times).toEqual([at(10), at(9), at(-60), at(-600)]);
    expect(new Set(activity.entries().map(({ id }) => id)).size).toBe(4);
  });

  it("goes on after a restart where it was: what was kept is there, and is not told again", () => {
    const told: Told[] = [];
    const before = watch((one) => told.push(one));
    const budgets = [buildBudget("b", { disruptionsAllowed: 0 })];
    before.look(0, { pods: [buildPod("p")], budgets });
    const { activity, look } = watch();
    activity.remember(told);
    expect(activity.entries()).toEqual(before.activity.entries());
    look(60, { pods: [buildPod("p")], budgets });
    expect(activity.entries()).toEqual(before.activity.entries());
  });

  it("keeps the newest 200", () => {
    const { activity, look } = watch();
    const pods = Array.from({ length: 250 }, (_, n) => buildPod(`p${n}`));
    for (let gone = 0; gone <= pods.length; gone++) look(gone, { pods: pods.slice(gone) });
    expect(activity.entries()).toHaveLength(200);
    expect(activity.entries().every((entry) => entry.text.endsWith("gone"))).toBe(true);
  });
});
