import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { canonicalText, sealEntry, startAt, verifyNext } from "./chain";
import { type AuditEntry, type AuditRecord, GENESIS } from "./record";
import { buildChain, buildEntry } from "./testing/build";

const digest = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const chainOf = (count: number) =>
  buildChain(
    Array.from({ length: count }, (_, at) => buildEntry({ requestId: `req-${at}` })),
    digest,
  );
const verify = (records: readonly AuditRecord[]) => verifyNext(startAt(), records, digest);

describe("canonicalText", () => {
  const text = canonicalText(buildEntry(), 1, GENESIS.hash);
  const others: [string, Partial<AuditEntry>][] = [
    ["at", { at: "2026-11-21T12:00:00.001Z" }],
    ["requestId", { requestId: "req-2" }],
    ["stage", { stage: "before" }],
    ["actor's id", { actor: { id: "p2", name: "Mira", via: "session" } }],
    ["actor's name", { actor: { id: "p1", name: "Noah", via: "session" } }],
    ["actor's way", { actor: { id: "p1", name: "Mira", via: "token" } }],
    ["address", { address: "192.0.2.8" }],
    ["action", { action: "maintenance.end" }],
    ["cluster", { cluster: "" }],
    ["object", { object: "node worker-2" }],
    ["result", { result: "failed" }],
    ["a detail", { detail: { reason: "new disk", pods: 13 } }],
    ["a detail's type", { detail: { reason: "new disk", pods: "12" } }],
    ["a detail more", { detail: { reason: "new disk", pods: 12, grace: 30 } }],
    ["a detail less", { detail: { reason: "new disk" } }],
  ];

  it.each(others)("differs with its %s", (_, over) => {
    expect(canonicalText(buildEntry(over), 1, GENESIS.hash)).not.toBe(text);
  });

  it("differs with its place", () => {
    expect(canonicalText(buildEntry(), 2, GENESIS.hash)).not.toBe(text);
    expect(canonicalText(buildEntry(), 1, "ff")).not.toBe(text);
  });

  it("does not depend on the order of details", () => {
    const turned = buildEntry({ detail: { pods: 12, reason: "new disk" } });
    expect(canonicalText(turned, 1, GENESIS.hash)).toBe(text);
  });

  it.each([
    ["object", "cluster"],
    ["action", "object"],
    ["requestId", "action"],
  ] as const)("tells what moved from %s to %s", (from, to) => {
    const a = buildEntry({ [from]: "ab", [to]: "c" });
    const b = buildEntry({ [from]: "a", [to]: "bc" });
    expect(canonicalText(a, 1, "")).not.toBe(canonicalText(b, 1, ""));
  });

  it("stays as it is: logs that were written must verify for ever", () => {
    expect(digest(text)).toBe("cd388c42deadc7a4bd00ec1d42d693c1da3774f01a9990f5a450ed182b0bb6db");
  });
});

describe("a chain", () => {
  it("begins at 1 and links each record to the one before", () => {
    const [first, second] = chainOf(2);
    expect(first).toMatchObject({ seq: 1, previous: GENESIS.hash });
    expect(second).toMatchObject({ seq: 2, previous: first?.hash });
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("holds as it was written, also in parts", () => {
    const records = chainOf(9);
    const whole = verify(records);
    expect(whole).toEqual({ held: 9, last: { seq: 9, hash: records[8]?.hash }, broken: undefined });
    const half = verify(records.slice(0, 4));
    expect(verifyNext(half, records.slice(4), digest)).toEqual(whole);
  });

  it("holds when nothing is there", () => {
    expect(verify([])).toEqual({ held: 0, last: GENESIS, broken: undefined });
  });

  type Harm = (records: AuditRecord[]) => AuditRecord[];
  const without =
    (at: number): Harm =>
    (records) =>
      records.filter((_, index) => index !== at);
  const rewrite = (at: number, over: Partial<AuditRecord>): Harm => {
    return (records) => records.map((record, index) => (index === at ? { ...record, ...over } : record));
  };
  /** As somebody would who knows how it is made. */
  const forge = (at: number, over: Partial<AuditEntry>): Harm => {
    return (records) => {
      const [record, before] = [records[at], at === 0 ? GENESIS : records[at - 1]];
      if (!record || !before) return records;
      return rewrite(at, sealEntry({ ...record, ...over }, before, digest))(records);
    };
  };

  it.each<[string, Harm, number, string, number, string]>([
    ["a changed reason", rewrite(2, { detail: { reason: "-" } }), 2, "altered", 3, "Record 3 was changed"],
    ["a changed name", rewrite(0, { actor: { id: "", name: "Noah", via: "" } }), 0, "altered", 1, "Record 1"],
    ["a changed hash", rewrite(4, { hash: "0".repeat(64) }), 4, "altered", 5, "Record 5 was changed"],
    ["a changed link", rewrite(3, { previous: "0".repeat(64) }), 3, "altered", 4, "Record 4 was changed"],
    ["a forged record", forge(2, { result: "failed" }), 3, "unlinked", 4, "does not follow record 3"],
    ["a forged first one", forge(0, { object: "x" }), 1, "unlinked", 2, "does not follow record 1"],
    ["one taken out", without(2), 2, "missing", 4, "Record 3 is missing before record 4."],
    ["the first taken out", without(0), 0, "missing", 2, "Record 1 is missing before record 2."],
    ["three taken out", (all) => all.toSpliced(1, 3), 1, "missing", 5, "Records 2 to 4 are missing"],
    [
      "one twice",
      (all) => all.toSpliced(2, 0, ...all.slice(1, 2)),
      2,
      "missing",
      2,
      "Record 2 follows record 2.",
    ],
  ])("names %s", (_, harm, held, kind, seq, text) => {
    const found = verify(harm(chainOf(6)));
    expect(found.held).toBe(held);
    expect(found.broken).toMatchObject({ kind, seq });
    expect(found.broken?.text).toContain(text);
  });

  it("says nothing of what follows the first break", () => {
    const harmed = verify(rewrite(1, { object: "x" })(chainOf(6)));
    expect(verifyNext(harmed, chainOf(6).slice(2), digest)).toEqual(harmed);
  });

  it("can't know by itself that its end was cut off: the last place tells", () => {
    const records = chainOf(6);
    const kept = verify(records).last;
    const cut = verify(records.slice(0, 4));
    expect(cut.broken).toBeUndefined();
    expect(cut.last).not.toEqual(kept);
  });

  it("notices each change of a member of any record, wherever it is", () => {
    const random = seededRandom(7);
    for (let round = 0; round < 300; round++) {
      const records = chainOf(1 + Math.floor(random() * 8));
      const at = Math.floor(random() * records.length);
      const record = records[at];
      if (!record) return expect.unreachable();
      const names = Object.keys(record) as (keyof AuditRecord)[];
      const name = names[Math.floor(random() * names.length)] ?? "seq";
      const value = record[name];
      const changed =
        typeof value === "number"
          ? value + 1
          : typeof value === "string"
            ? `${value} `
            : { ...value, name: "somebody else" };
      const found = verify(rewrite(at, { [name]: changed })(records));
      expect(found.broken, `${name} of record ${at + 1}`).toBeDefined();
      expect(found.held).toBeLessThanOrEqual(at);
    }
  });
});
