import { describe, expect, it } from "vitest";
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
} from "@/lib/domain/testing/build";
import { createRuns, type OwnRecord } from "./runs";

const node = buildNode("a", { unschedulable: true });
const verified = { maintenanceId: "m-1", at: at(0), agrees: true, detail: "Read from the API server." };

const record = (id: string, more: Partial<OwnRecord> = {}): OwnRecord => ({
  ...{ id, node: "a", nodeUid: "uid-a", by: "mira", reason: "disk", since: at(-900), podsToMove: 3 },
  options: { consents: [] },
  ...more,
});

/** Looks at node "a" at these seconds after NOW, when this process has run for a while. */
function watch() {
  const kept: OwnRecord[] = [];
  const drives = { now: true };
  const keep = (one: OwnRecord) => {
    if (drives.now) kept.push(one);
    return drives.now;
  };
  const keeper = { installation: buildIntent().installation, keep };
  const runs = createRuns(NOW.getTime() - 60_000, keeper);
  const look = (seconds: number, over: Parameters<typeof buildInput>[0] = {}) => {
    const intent: MaintenanceIntent = over?.intent ?? buildIntent({ since: at(0) });
    const nowMs = NOW.getTime() + seconds * 1000;
    const state = stateOf(buildInput({ node, now: new Date(nowMs), ...over, intent }));
    runs.observe(node, intent, state, nowMs);
  };
  const end = (seconds: number, left?: ObservedNode) =>
    runs.ended((name) => (name === left?.name ? left : undefined), NOW.getTime() + seconds * 1000);
  return { runs, look, end, kept, drives };
}

describe("runs", () => {
  it("records how many are left whenever that changes, and what the others wait for", () => {
    const { runs, look } = watch();
    const pods = [buildPod("p1"), buildPod("p2"), buildPod("p3")];
    const budgets = [buildBudget("b", { disruptionsAllowed: 0 })];
    look(1, { pods });
    look(2, { pods });
    look(3, { pods: pods.slice(1), budgets });
    look(9, { pods: [] });
    const drain = runs.drainOf("a");
    expect(drain?.recordedFrom).toBe(at(1));
    expect(drain?.points).toEqual([
      { at: at(1), left: 3, waiting: 0, waitsFor: undefined },
      { at: at(3), left: 2, waiting: 2, waitsFor: "budget" },
      { at: at(9), left: 0, waiting: 0, waitsFor: undefined },
    ]);
  });

  it("knows since when each pod is held by what holds it now", () => {
    const { runs, look } = watch();
    const pods = [buildPod("p1"), buildPod("p2")];
    look(1, { pods });
    look(8, { pods, budgets: [buildBudget("b", { disruptionsAllowed: 0 })] });
    look(20, { pods: pods.slice(1), budgets: [buildBudget("b", { disruptionsAllowed: 0 })] });
    expect(runs.drainOf("a")?.waits).toEqual([{ uid: "uid-p2", since: at(8) }]);
  });

  it("tells of a run from on to off: who, why, when Complete for the first time, how it ended", () => {
    const { runs, look, end } = watch();
    look(1, { pods: [buildPod("p1")] });
    look(30, { verification: verified });
    look(40, { pods: [buildPod("late")] });
    look(50, { verification: verified });
    expect(runs.of("a")).toEqual([
      { id: "m-1", by: "mira", reason: "new disk", since: at(0), podsToMove: 4, completeAt: at(30) },
    ]);
    look(60, { intent: buildIntent({ since: at(0), ending: { by: "noah", at: at(59) } }) });
    end(61, buildNode("a"));
    expect(runs.drainOf("a")).toBeUndefined();
    expect(runs.of("a")).toMatchObject([
      {
        completeAt: at(30),
        ended: { at: at(61), by: "noah", text: "Maintenance ended, takes pods again" },
      },
    ]);
    expect(runs.of("b")).toEqual([]);
  });

  it("goes on while the intent stands on the node, and ends with the node", () => {
    const { runs, look, end } = watch();
    look(1);
    end(2, buildNode("a", { intent: buildIntent() }));
    expect(runs.drainOf("a")).toBeDefined();
    end(3);
    expect(runs.of("a")).toMatchObject([
      { ended: { text: "The node was deleted, its maintenance with it" } },
    ]);
  });

  it("begins anew with another maintenance, also one that follows at once, the newest first", () => {
    const { runs, look } = watch();
    look(1, { pods: [buildPod("p1")] });
    look(9, { pods: [buildPod("p1")], intent: buildIntent({ id: "m-2", since: at(8), reason: "again" }) });
    expect(runs.of("a").map(({ id, ended }) => [id, ended?.at])).toEqual([
      ["m-2", undefined],
      ["m-1", at(9)],
    ]);
    expect(runs.drainOf("a")?.points).toMatchObject([{ at: at(9), left: 1 }]);
  });

  it("remembers what earlier processes kept, newest first, and what it saw itself once", () => {
    const { runs, look } = watch();
    look(1, { intent: buildIntent({ since: at(0) }) });
    runs.remember([record("m-0", { ended: { at: at(-800), text: "ended" } }), record("m-1")]);
    expect(runs.of("a").map(({ id }) => id)).toEqual(["m-1", "m-0"]);
    expect(runs.since()).toBe(at(-900));
  });

  it("goes on with one that an earlier process saw begin", () => {
    const { runs, look, end, kept } = watch();
    runs.remember([record("m-1", { completeAt: at(-300) })]);
    look(1, { intent: buildIntent({ since: at(-900) }) });
    end(5, buildNode("a"));
    expect(runs.of("a")).toMatchObject([{ id: "m-1", completeAt: at(-300), ended: { at: at(5) } }]);
    expect(kept.at(-1)).toMatchObject({ id: "m-1", completeAt: at(-300), ended: { at: at(5) } });
  });

  it("ends one that was over before anybody looked again", () => {
    const { runs, end, kept } = watch();
    runs.remember([record("m-0")]);
    end(5, buildNode("a"));
    expect(runs.of("a")).toMatchObject([
      { id: "m-0", ended: { at: at(5), text: "Its annotation is gone, takes pods again" } },
    ]);
    expect(kept).toHaveLength(1);
    end(6, buildNode("a"));
    expect(kept).toHaveLength(1);
  });

  it("keeps a run when it begins, when it is Complete, and when it ends; not one of another installation", () => {
    const { look, end, kept } = watch();
    const complete = { verification: verified };
    look(1, { pods: [buildPod("p1")] });
    look(2, { pods: [buildPod("p1")] });
    look(3, complete);
    look(4, complete);
    end(9, buildNode("a"));
    expect(kept.map(({ completeAt, ended }) => [completeAt, ended?.at])).toEqual([
      [undefined, undefined],
      [at(3), undefined],
      [at(3), at(9)],
    ]);
    kept.length = 0;
    look(10, { intent: buildIntent({ id: "m-9", installation: "elsewhere" }) });
    end(11, buildNode("a"));
    expect(kept).toEqual([]);
  });

  it("keeps a run that began while another console drove, or none did, as soon as this one drives", () => {
    const { look, kept, drives } = watch();
    drives.now = false;
    look(1, { pods: [buildPod("p1")] });
    drives.now = true;
    look(2, { pods: [buildPod("p1")] });
    look(3, { pods: [buildPod("p1")] });
    expect(kept.map(({ id }) => id)).toEqual([buildIntent().id]);
  });

  it("says since when it remembers", () => {
    expect(watch().runs.since()).toBe(at(-60));
  });

  it("keeps what became of each pod, and what the drain waited for", () => {
    const { look, end, kept } = watch();
    const pods = [buildPod("p1"), buildPod("p2")];
    const budgets = [buildBudget("b", { disruptionsAllowed: 0 })];
    look(1, { pods, budgets });
    look(11, { pods });
    look(15, { pods: pods.slice(1) });
    look(20, {
      pods: pods.slice(1),
      intent: buildIntent({ since: at(0), ending: { by: "noah", at: at(19) } }),
    });
    end(21, node);
    expect(kept.at(-1)).toMatchObject({ result: "early", podsGone: 1, waited: { budget: 10_000 } });
    expect(kept.at(-1)?.pods).toMatchObject([
      { name: "p1", goneAt: at(15), heldMs: 10_000, heldBy: "budget-wait" },
      { name: "p2", heldMs: 10_000 },
    ]);
  });

  it("writes a run down anew when a pod is gone, and not at each look", () => {
    const { look, kept } = watch();
    const pods = [buildPod("p1"), buildPod("p2")];
    look(1, { pods });
    look(2, { pods });
    expect(kept).toHaveLength(1);
    look(3, { pods: pods.slice(1) });
    look(4, { pods: pods.slice(1) });
    expect(kept.map(({ podsGone }) => podsGone)).toEqual([0, 1]);
  });

  it("goes on with the pods and the waits that an earlier process saw", () => {
    const { runs, look, end, kept } = watch();
    const gone = {
      uid: "uid-p0",
      namespace: "shop",
      name: "p0",
      cause: "replaced",
      detail: "",
      heldMs: 0,
    } as const;
    const { id } = buildIntent();
    runs.remember([
      record(id, { pods: [{ ...gone, goneAt: at(-5) }], podsGone: 1, waited: { budget: 4_000 } }),
    ]);
    look(1, { pods: [buildPod("p1")] });
    look(2, { pods: [] });
    end(3, node);
    expect(kept.at(-1)?.pods?.map(({ name, goneAt }) => [name, goneAt])).toEqual([
      ["p0", at(-5)],
      ["p1", at(2)],
    ]);
    expect(kept.at(-1)).toMatchObject({ podsGone: 2, result: "lost", waited: { budget: 4_000 } });
  });

  it.each([
    ["failed", "its deadline passed before it was Complete", { deadlineSeconds: 5 }],
    ["early", "it was turned off before it was Complete", {}],
  ])("calls a run %s: %s", (result, _, options) => {
    const { look, end, kept } = watch();
    const options_ = { consents: [], ...options };
    look(9, { pods: [buildPod("p1")], intent: buildIntent({ since: at(0), options: options_ }) });
    const ending = { by: "noah", at: at(10) };
    look(11, { pods: [buildPod("p1")], intent: buildIntent({ since: at(0), options: options_, ending }) });
    end(12, node);
    expect(kept.at(-1)?.result).toBe(result);
  });
});
