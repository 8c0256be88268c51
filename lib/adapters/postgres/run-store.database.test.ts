import { describe, expect, it } from "vitest";
import type { RunEvent, RunRecord } from "@/lib/operations/store-ports/runs";
import { createRunStore } from "./run-store";
import { freshDatabase } from "./testing/fresh-database";

const { database } = await freshDatabase();
const store = createRunStore(database);
const LIMIT = { runs: 10, events: 10 };

const run = (id: string, more: Partial<RunRecord> = {}): RunRecord => ({
  ...{ id, cluster: id, node: "a", nodeUid: "uid-a", by: "mira", reason: "disk", podsToMove: 3 },
  since: "2026-11-21T10:00:00.000Z",
  options: { consents: [{ uid: "p", cause: "bare" }] },
  ...{ completeAt: undefined, proof: undefined, ended: undefined },
  ...more,
});
const event = (of: string, key: string, second = 1): RunEvent => ({
  ...{ run: of, key, at: `2026-11-21T10:00:0${second}.000Z`, kind: "machine", state: "blocked" },
  ...{ text: `${key} refused`, evidence: undefined },
});
const ended = { at: "2026-11-21T11:00:00.000Z", text: "Maintenance ended", by: "noah" };
const proof = [
  { id: "unschedulable", state: "holds", title: "t", value: "v", detail: "d" },
] as RunRecord["proof"];

describe("history in the database", () => {
  it("gives back what was written, whole", async () => {
    const whole = run("m-1", { completeAt: "2026-11-21T10:30:00.000Z", proof, ended });
    await store.write({ runs: [whole], events: [{ ...event("m-1", "one"), evidence: "because" }] });
    expect(await store.recent("m-1", LIMIT)).toEqual({
      runs: [whole],
      events: [{ ...event("m-1", "one"), evidence: "because", node: "a" }],
    });
  });

  it("keeps what a webhook said with a NUL in it", async () => {
    const pod = { uid: "p", namespace: "shop", name: "p", cause: "webhook-wait", heldMs: 0 } as const;
    await store.write({
      runs: [run("m-nul", { pods: [{ ...pod, detail: "no\0!" }] })],
      events: [{ ...event("m-nul", "one"), text: "said \0" }],
    });
    const { runs, events } = await store.recent("m-nul", LIMIT);
    expect(runs[0]?.pods).toEqual([{ ...pod, detail: "no\uFFFD!" }]);
    expect(events[0]?.text).toBe("said \uFFFD");
  });

  it("adds to a run what came to be known, and takes nothing back", async () => {
    await store.write({ runs: [run("m-2")], events: [] });
    await store.write({ runs: [run("m-2", { completeAt: "2026-11-21T10:30:00.000Z" })], events: [] });
    await store.write({ runs: [run("m-2", { ended })], events: [] });
    await store.write({ runs: [run("m-2", { ended: { ...ended, text: "seen later" } })], events: [] });
    const { runs } = await store.recent("m-2", LIMIT);
    expect(runs).toEqual([run("m-2", { completeAt: "2026-11-21T10:30:00.000Z", ended })]);
  });

  it("takes an event that two consoles tell, or one tells twice, once", async () => {
    const batch = { runs: [run("m-3")], events: [event("m-3", "one")] };
    await Promise.all([store.write(batch), store.write(batch), store.write(batch)]);
    expect((await store.recent("m-3", LIMIT)).events).toHaveLength(1);
  });

  it("tells more of an event whose key comes again, and leaves when it was", async () => {
    const first = { ...event("m-6", "gone", 1), text: "p1 gone" };
    await store.write({ runs: [run("m-6")], events: [first, event("m-6", "other", 0)] });
    const more = { ...event("m-6", "gone", 2), text: "2 pods gone", evidence: "p1 and p2." };
    await store.write({ runs: [], events: [more] });
    expect((await store.recent("m-6", LIMIT)).events).toEqual([
      { ...more, at: first.at, node: "a" },
      { ...event("m-6", "other", 0), node: "a" },
    ]);
  });

  it("reads the newest first, of one cluster, as many as asked for", async () => {
    const older = run("m-4a", { cluster: "bay", since: "2026-11-20T10:00:00.000Z" });
    const newer = run("m-4b", { cluster: "bay" });
    await store.write({
      runs: [older, newer],
      events: [event("m-4a", "one", 1), event("m-4b", "two", 2), event("m-4b", "three", 3)],
    });
    const { runs, events } = await store.recent("bay", { runs: 1, events: 2 });
    expect(runs.map(({ id }) => id)).toEqual(["m-4b"]);
    expect(events.map(({ key }) => key)).toEqual(["three", "two"]);
  });

  it("keeps a plan as it was told first, and pods as they were told last until the end", async () => {
    const plan = (madeAt: string) => ({ madeAt, pods: [], checks: [] });
    const pod = { uid: "p", namespace: "shop", name: "p", cause: "replaced", detail: "", heldMs: 0 } as const;
    const tell = (more: Partial<RunRecord>) => store.write({ runs: [run("m-5", more)], events: [] });
    await tell({ plan: plan("first"), pods: [pod], podsGone: 0 });
    await tell({ plan: plan("second"), pods: [{ ...pod, goneAt: "then" }], podsGone: 1, waited: { job: 5 } });
    await tell({});
    const running = (await store.recent("m-5", LIMIT)).runs[0];
    expect(running).toMatchObject({ pods: [{ ...pod, goneAt: "then" }], podsGone: 1, waited: { job: 5 } });
    await tell({ ended, result: "early" });
    await tell({ ended, result: "ended", pods: [], podsGone: 7 });
    const over = (await store.recent("m-5", LIMIT)).runs[0];
    expect(over).toMatchObject({ podsGone: 1, result: "early" });
    expect(over?.pods).toBeUndefined();
  });
});
