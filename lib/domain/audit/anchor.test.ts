import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { retentionEntry, whyNotFirst } from "./anchor";
import { startAt, verifyNext } from "./chain";
import { type AuditRecord, GENESIS } from "./record";
import { buildChain, buildEntry } from "./testing/build";

const digest = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const old = buildChain([buildEntry(), buildEntry(), buildEntry()], digest);
const third = old[2];
if (!third) throw new Error("A chain of three has a third.");
const told = retentionEntry(third, 3, 365, "2026-11-21T12:00:00Z");
const left = buildChain([buildEntry(), told], digest, third);
const [first, retention] = left as [AuditRecord, AuditRecord];

describe("a log whose beginning was taken off", () => {
  it("tells it in a record of its own", () => {
    expect(told).toMatchObject({
      stage: "event",
      action: "audit.retention",
      actor: { name: "Drydock", via: "engine" },
      detail: { through: 3, hash: third.hash, removed: 3, days: 365 },
    });
  });

  it("still verifies from its first record on", () => {
    expect(whyNotFirst(first, [retention], GENESIS)).toBeUndefined();
    const place = { seq: first.seq - 1, hash: first.previous };
    expect(verifyNext(startAt(place), left, digest)).toMatchObject({ held: 2, broken: undefined });
  });

  it.each<[string, AuditRecord, AuditRecord[], boolean]>([
    ["begins at the very first", old[0] as AuditRecord, [], true],
    ["was cut, and nothing tells it", first, [], false],
    ["was cut further than is told", old[1] as AuditRecord, [retention], false],
    ["was cut, and what is told is of another chain", { ...first, previous: "ff" }, [retention], false],
    ["was cut, and another action tells it", first, [{ ...retention, action: "maintenance.start" }], false],
    ["was cut twice, the second time up to here", first, [{ ...retention, detail: {} }, retention], true],
  ])("%s", (_, begins, retentions, may) => {
    const why = whyNotFirst(begins, retentions, GENESIS);
    if (may) expect(why).toBeUndefined();
    else expect(why).toContain(`Records before ${begins.seq} are missing`);
  });
});
