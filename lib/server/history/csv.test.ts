import { describe, expect, it } from "vitest";
import type { RunHistory, RunLine } from "@/lib/operations/store-ports/run-history";
import { everyRunCsv } from "./csv";

const line = (id: string, more: Partial<RunLine> = {}): RunLine => ({
  ...{ id, cluster: "bay", node: "a", nodeUid: "u", by: "mira", reason: "=disk", podsToMove: 3, podsGone: 3 },
  ...{ since: "2026-11-21T10:00:00.000Z", completeAt: "2026-11-21T10:01:30.000Z", result: "ended" },
  ended: { at: "2026-11-21T11:00:00.000Z", text: "Maintenance ended", by: "noah" },
  waited: { budget: 4_000, job: 1_400 },
  ...more,
});
/** A history of so many runs. */
const of = (runs: RunLine[]): Pick<RunHistory, "find"> => ({
  async find(_, { after, limit }) {
    const from = after ? runs.findIndex(({ id }) => id === after.id) + 1 : 0;
    return runs.slice(from, from + limit);
  },
});
const textOf = (runs: RunLine[]) => new Response(everyRunCsv(of(runs), {})).text();

describe("the history as CSV", () => {
  it("tells a run in a line, and runs no formula", async () => {
    const [, told] = (await textOf([line("m-1")])).split("\r\n");
    expect(told).toBe(
      "bay,a,ended,'=disk,mira,2026-11-21T10:00:00.000Z,2026-11-21T10:01:30.000Z,2026-11-21T11:00:00.000Z,noah,90,3,3,5,Maintenance ended,m-1",
    );
  });

  it("leaves empty what is not known", async () => {
    const bare = { completeAt: undefined, result: undefined, podsGone: undefined, waited: undefined };
    const [, told] = (await textOf([line("m-1", bare)])).split("\r\n");
    expect(told?.split(",").slice(9, 13)).toEqual(["", "3", "", "0"]);
  });

  it("has each run once, however many parts it takes", async () => {
    const runs = Array.from({ length: 2_000 }, (_, place) => line(`m-${place}`));
    const lines = (await textOf(runs)).trimEnd().split("\r\n").slice(1);
    expect(lines.map((one) => one.split(",").at(-1))).toEqual(runs.map(({ id }) => id));
  });

  it("is a head alone where nothing is found", async () => {
    expect(await textOf([])).toMatch(/^cluster,node,result,[^\r]+\r\n$/);
  });
});
