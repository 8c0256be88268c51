import { beforeAll, describe, expect, it } from "vitest";
import type { RunFilter } from "@/lib/operations/store-ports/run-history";
import type { RunRecord } from "@/lib/operations/store-ports/runs";
import { createRunHistory } from "./run-history";
import { createRunStore } from "./run-store";
import { freshDatabase } from "./testing/fresh-database";

const { database } = await freshDatabase();
const history = createRunHistory(database);
const store = createRunStore(database);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();

const over = (id: string, minute: number, more: Partial<RunRecord> = {}): RunRecord => ({
  ...{ id, cluster: "bay", node: "a", nodeUid: "uid-a", by: "mira", reason: "disk", podsToMove: 3 },
  ...{ since: at(minute), options: { consents: [] }, result: "ended", completeAt: at(minute + 2) },
  ended: { at: at(minute + 9), text: "Maintenance ended", by: "noah" },
  ...more,
});
const pod = { uid: "p", namespace: "shop", name: "p", cause: "replaced", detail: "", heldMs: 9 } as const;
const plan = { madeAt: at(1), pods: [], checks: [] };

beforeAll(async () => {
  await store.write({
    runs: [
      over("m-1", 1, { pods: [pod], plan, podsGone: 1, waited: { budget: 7 } }),
      over("m-2", 2, { node: "b", by: "noah", reason: "100%_fan" }),
      over("m-3", 3, { cluster: "quay", result: "failed", completeAt: undefined }),
      over("m-4", 3, { cluster: "quay", node: "b" }),
      over("m-on", 4, { ended: undefined, result: undefined }),
    ],
    events: [
      { run: "m-1", key: "one", at: at(1), kind: "person", state: "neutral", text: "mira turned it on" },
      { run: "m-1", key: "two", at: at(3), kind: "machine", state: "complete", text: "Complete" },
      { run: "m-2", key: "one", at: at(2), kind: "person", state: "neutral", text: "noah turned it on" },
    ],
  });
});

const ids = async (filter: RunFilter) => (await history.find(filter, { limit: 10 })).map(({ id }) => id);

describe("history of runs", () => {
  it.each<[string, RunFilter, string[]]>([
    ["all that are over", {}, ["m-4", "m-3", "m-2", "m-1"]],
    ["those of clusters that one may read", { readable: ["bay"] }, ["m-2", "m-1"]],
    ["nothing for whom no cluster is readable", { readable: [] }, []],
    ["no other cluster, although it is asked for", { readable: ["bay"], clusters: ["quay"] }, []],
    ["clusters", { clusters: ["quay"] }, ["m-4", "m-3"]],
    ["nodes", { nodes: ["b"] }, ["m-4", "m-2"]],
    ["people", { people: ["noah"] }, ["m-2"]],
    ["results", { results: ["failed", "lost"] }, ["m-3"]],
    ["words, all of them", { text: "NOAH fan" }, ["m-2"]],
    ["words as they are, no patterns", { text: "0%_f" }, ["m-2"]],
    ["from a moment on", { from: new Date(at(2)) }, ["m-4", "m-3", "m-2"]],
    ["up to a moment, not with it", { to: new Date(at(2)) }, ["m-1"]],
  ])("finds and counts %s", async (_, filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
    expect(await history.count(filter)).toBe(expected.length);
  });

  it("reads part after part, also between two that began at once", async () => {
    const first = await history.find({}, { limit: 1 });
    const last = first[0] ?? expect.unreachable("nothing found");
    const after = { since: new Date(last.since), id: last.id };
    const rest = await history.find({}, { after, limit: 10 });
    expect([...first, ...rest].map(({ id }) => id)).toEqual(["m-4", "m-3", "m-2", "m-1"]);
  });

  it("tells lines without what is long", async () => {
    const [line] = await history.find({ nodes: ["a"], clusters: ["bay"] }, { limit: 1 });
    expect(line).toMatchObject({ id: "m-1", podsGone: 1, result: "ended", ended: { by: "noah" } });
    for (const long of ["plan", "pods", "proof", "options"]) expect(line?.[long as "id"]).toBeUndefined();
  });

  it("reads one whole, by its cluster alone", async () => {
    const found = await history.read("bay", "m-1");
    expect(found?.run).toMatchObject({ id: "m-1", pods: [pod], plan });
    expect(found?.events.map(({ text }) => text)).toEqual(["Complete", "mira turned it on"]);
    expect(await history.read("quay", "m-1")).toBeUndefined();
    expect((await history.read("bay", "m-on"))?.run.ended).toBeUndefined();
  });

  it("offers what there is to narrow by, of readable clusters", async () => {
    expect(await history.choices(undefined)).toEqual({
      ...{ clusters: ["bay", "quay"], nodes: ["a", "b"], people: ["mira", "noah"] },
    });
    expect((await history.choices(["quay"])).clusters).toEqual(["quay"]);
  });

  it("tells how long each took and what it waited for, of the newest", async () => {
    expect(await history.times({ readable: ["bay"] }, 10)).toEqual([
      { drainMs: 120_000, waited: {} },
      { drainMs: 120_000, waited: { budget: 7 } },
    ]);
    expect(await history.times({ results: ["failed"] }, 10)).toEqual([{ drainMs: undefined, waited: {} }]);
    expect(await history.times({}, 1)).toHaveLength(1);
  });
});
