import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { startAt, verifyNext } from "@/lib/domain/audit/chain";
import { type AuditEntry, GENESIS } from "@/lib/domain/audit/record";
import { buildEntry } from "@/lib/domain/audit/testing/build";
import { sha256 } from "@/lib/server/audit/sha256";
import { createAuditStore } from "./index";

const { url, database } = await freshDatabase();
const store = createAuditStore(database);

async function query(...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let result = await client.query("select 1");
    for (const statement of statements) result = await client.query(statement);
    return result;
  } finally {
    await client.end();
  }
}

const ofRequest = (requestId: string, over: Partial<AuditEntry> = {}) => buildEntry({ requestId, ...over });

beforeEach(async () => {
  await query(
    "alter table audit disable trigger user",
    "delete from audit",
    "delete from audit_anchors",
    "alter table audit enable trigger user",
  );
});

describe("appending", () => {
  it("reads back what was written, and it holds", async () => {
    const odd = ofRequest("r2", {
      actor: { id: "", name: "x\0y\ud800", via: "" },
      detail: { b: "2", a: 1, "": true, long: "z".repeat(2_000), half: 0.1 },
    });
    const written = await store.append([ofRequest("r1"), odd]);
    const read = await store.follow(0, 10);
    expect(read).toEqual(written);
    expect(verifyNext(startAt(), read, sha256)).toMatchObject({ held: 2, broken: undefined });
    expect(await store.place()).toEqual({ seq: 2, hash: written[1]?.hash });
  });

  it("gives numbers without a gap to two consoles that write at once", async () => {
    const other = createAuditStore(database);
    const both = [store, other].flatMap((each, console) =>
      Array.from({ length: 40 }, (_, at) => each.append([ofRequest(`${console}-${at}`)])),
    );
    const seqs = (await Promise.all(both)).flat().map(({ seq }) => seq);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, at) => at + 1));
    const found = verifyNext(startAt(), await store.follow(0, 100), sha256);
    expect(found).toMatchObject({ held: 80, broken: undefined });
  });

  it("answers each caller with its own records", async () => {
    const calls = Array.from({ length: 30 }, (_, at) =>
      store.append([ofRequest(`a${at}`), ofRequest(`b${at}`)]),
    );
    for (const [at, records] of (await Promise.all(calls)).entries())
      expect(records.map(({ requestId }) => requestId)).toEqual([`a${at}`, `b${at}`]);
  });

  it("writes nothing for nothing", async () => {
    expect(await store.append([])).toEqual([]);
    expect(await store.place()).toEqual(GENESIS);
  });
});

describe("the table", () => {
  it.each([
    ["changed", "update audit set object = 'x'"],
    ["deleted", "delete from audit"],
    ["emptied", "truncate audit"],
  ])("can't be %s", async (_, statement) => {
    await store.append([ofRequest("r1")]);
    await expect(query(statement)).rejects.toThrow(/append-only/);
    expect(await store.follow(0, 10)).toHaveLength(1);
  });
});

describe("who says that it is retention", () => {
  const retention = "set drydock.audit_retention = 'on'";
  const anchor = (seq: number) => `insert into audit_anchors select seq, hash from audit where seq = ${seq}`;
  beforeEach(() => store.append([1, 2, 3, 4, 5].map((at) => ofRequest(`r${at}`))));

  it.each<[string, string[]]>([
    ["a record in the middle", [anchor(3), "delete from audit where seq = 3"]],
    ["the end", [anchor(5), "delete from audit where seq > 3"]],
    ["a beginning whose hash nobody keeps", [anchor(2), "delete from audit where seq < 4"]],
    ["everything", ["delete from audit"]],
    [
      "a beginning with another hash",
      [
        "insert into audit_anchors select 2, hash from audit where seq = 3",
        "delete from audit where seq < 3",
      ],
    ],
  ])("may not take off %s", async (_, statements) => {
    await expect(query(retention, ...statements)).rejects.toThrow(/only its beginning/);
    expect(await store.follow(0, 10)).toHaveLength(5);
  });

  it("may take off a beginning whose hash is kept, and nothing at all", async () => {
    await query(retention, anchor(2), "delete from audit where seq < 3", "delete from audit where seq < 3");
    expect((await store.follow(0, 10)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it("may change nothing", async () => {
    await expect(query(retention, "update audit set object = 'x'")).rejects.toThrow(/append-only/);
    await expect(query(retention, "truncate audit")).rejects.toThrow(/append-only/);
  });
});

describe("finding", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();
  const mira = { id: "p1", name: "Mira", via: "session" };
  const noah = { id: "p2", name: "Noah", via: "token" };
  beforeEach(async () => {
    await store.append([
      ofRequest("r1", { at: at(0), actor: mira, stage: "before", result: "pending" }),
      ofRequest("r1", { at: at(1), actor: mira }),
      ofRequest("r2", {
        at: at(2),
        actor: noah,
        cluster: "quay",
        result: "refused",
        detail: { code: "forbidden" },
      }),
      ofRequest("r3", { at: at(3), actor: noah, action: "node.cordon", object: "node 100%_1", detail: {} }),
      ofRequest("r4", {
        at: at(4),
        actor: mira,
        stage: "before",
        result: "pending",
        action: "maintenance.end",
      }),
    ]);
  });

  it.each<[string, Partial<Parameters<typeof store.find>[0]>, number[]]>([
    ["everything, once a call; what was cut off stays", {}, [5, 4, 3, 2]],
    ["every record", { everyStage: true }, [5, 4, 3, 2, 1]],
    ["people", { people: ["Mira"] }, [5, 2]],
    ["several people", { people: ["Mira", "Noah"] }, [5, 4, 3, 2]],
    ["nobody in particular", { people: [] }, [5, 4, 3, 2]],
    ["actions", { actions: ["node.cordon", "maintenance.end"] }, [5, 4]],
    ["clusters", { clusters: ["quay"] }, [3]],
    ["results", { results: ["refused", "pending"] }, [5, 3]],
    ["an object", { object: "WORKER" }, [5, 3, 2]],
    ["an object with what is a pattern elsewhere", { object: "0%_" }, [4]],
    ["no pattern", { object: "%" }, [4]],
    ["a call", { requestId: "r1", everyStage: true }, [2, 1]],
    ["since a moment", { from: new Date(at(3)) }, [5, 4]],
    ["until a moment", { to: new Date(at(3)) }, [3, 2]],
    ["words of a detail", { text: "new disk" }, [5, 2]],
    ["words of several members", { text: "noah quay forbidden" }, [3]],
    ["words that nothing has together", { text: "noah new" }, []],
    ["a backslash", { text: "\\" }, []],
    ["from a number on", { before: 4 }, [3, 2]],
    ["after a number, nearest first", { after: 2, limit: 2 }, [4, 3]],
    ["so many", { limit: 1 }, [5]],
    ["several at once", { people: ["Noah"], results: ["refused"], from: new Date(at(1)) }, [3]],
  ])("%s", async (_, asked, seqs) => {
    const found = await store.find({ limit: 50, ...asked });
    expect(found.map(({ seq }) => seq)).toEqual(seqs);
  });

  it("offers what there is", async () => {
    expect(await store.choices()).toEqual({
      people: ["Mira", "Noah"],
      actions: ["maintenance.end", "maintenance.start", "node.cordon"],
      clusters: ["harbor", "quay"],
    });
  });

  it("finds the first of a moment", async () => {
    expect(await store.firstAt(new Date(at(3)))).toBe(4);
    expect(await store.firstAt(new Date(at(9)))).toBeUndefined();
  });
});

describe("retention", () => {
  const daysAgo = (days: number, requestId = `d${days}`) =>
    ofRequest(requestId, { at: new Date(Date.UTC(2026, 10, 21) - days * 86_400_000).toISOString() });
  const now = new Date(Date.UTC(2026, 10, 21));

  it("takes the old ones off, says so in the log, and the rest holds", async () => {
    await store.append([400, 390, 366, 364, 10].map((days) => daysAgo(days)));
    expect(await store.retain(365, now)).toBe(3);
    const left = await store.follow(0, 10);
    expect(left.map(({ seq, action }) => [seq, action])).toEqual([
      [4, "maintenance.start"],
      [5, "maintenance.start"],
      [6, "audit.retention"],
    ]);
    const [first] = left;
    if (!first) return expect.unreachable();
    expect(left[2]?.detail).toMatchObject({ through: 3, hash: first.previous, removed: 3, days: 365 });
    const found = verifyNext(startAt({ seq: 3, hash: first.previous }), left, sha256);
    expect(found).toMatchObject({ held: 3, broken: undefined });
  });

  it("does nothing when all are young", async () => {
    await store.append([daysAgo(3)]);
    expect(await store.retain(365, now)).toBe(0);
    expect(await store.place()).toMatchObject({ seq: 1 });
  });

  it("keeps an old one that stands behind a young one, or the chain would have a hole", async () => {
    await store.append([daysAgo(400), daysAgo(3), daysAgo(500)]);
    expect(await store.retain(365, now)).toBe(1);
    expect((await store.follow(0, 10)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it("goes on where it was when all are old", async () => {
    await store.append([daysAgo(400), daysAgo(399)]);
    expect(await store.retain(365, now)).toBe(2);
    expect((await store.follow(0, 10)).map(({ seq }) => seq)).toEqual([3]);
    await store.append([daysAgo(0)]);
    expect(await store.retain(1, new Date(now.getTime() + 5 * 86_400_000))).toBe(2);
    expect((await store.follow(0, 10)).map(({ seq, action }) => [seq, action])).toEqual([
      [5, "audit.retention"],
    ]);
  });

  it("protects the log again as soon as it is done", async () => {
    await store.append([daysAgo(400), daysAgo(1)]);
    await store.retain(365, now);
    await expect(query("delete from audit")).rejects.toThrow(/append-only/);
  });
});
