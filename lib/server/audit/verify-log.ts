import { RETENTION_ACTION, whyNotFirst } from "@/lib/domain/audit/anchor";
import {
  type ChainBreak,
  type Digest,
  startAt,
  type Verification,
  verifyNext,
} from "@/lib/domain/audit/chain";
import { type ChainPlace, GENESIS } from "@/lib/domain/audit/record";
import type { AuditStore } from "@/lib/operations/store-ports/audit";

const PAGE = 1_000;

export interface Range {
  from?: Date;
  to?: Date;
  /** An end of the log that was kept elsewhere: the log must still have that record, with that hash. */
  head?: ChainPlace;
}

type Log = Pick<AuditStore, "follow" | "find" | "firstAt" | "place">;

/**
 * Reads the log from its first record, or from the first of a range, to its end, and stops at what does not hold. Where
 * old records were taken off it begins with the first that is left, if a record tells of it.
 */
export async function verifyLog(
  log: Log,
  digest: Digest,
  { from, to, head }: Range = {},
): Promise<Verification> {
  const start = await placeBefore(log, from);
  if (start !== undefined && "kind" in start) return { ...startAt(), broken: start };
  const found = start === undefined ? startAt() : await verifyFrom(log, digest, start, to);
  const broken = found.broken ?? (head && (await breakOfHead(log, head)));
  return { ...found, broken };
}

/** Goes from a place to the end, or up to a moment. */
async function verifyFrom(log: Log, digest: Digest, start: ChainPlace, to?: Date): Promise<Verification> {
  const end = to && ((await log.firstAt(to)) ?? Number.POSITIVE_INFINITY);
  let found = startAt(start);
  for (;;) {
    const page = await log.follow(found.last.seq, PAGE);
    const records = page.filter(({ seq }) => end === undefined || seq < end);
    found = verifyNext(found, records, digest);
    if (found.broken || records.length < PAGE) return found;
  }
}

/** Whether the log has the record that was kept elsewhere, whatever part of it was looked at. One that went for its age is not missed. */
async function breakOfHead(log: Log, { seq, hash }: ChainPlace): Promise<ChainBreak | undefined> {
  const [oldest] = await log.follow(0, 1);
  if (oldest && seq < oldest.seq) return undefined;
  const [kept] = await log.follow(seq - 1, 1);
  if (kept?.seq === seq && kept.hash === hash) return undefined;
  const { seq: last } = await log.place();
  const text =
    last < seq
      ? `The log ends at record ${last}: what followed up to record ${seq} is gone.`
      : `Record ${seq} is not the one whose hash was kept: the log was written anew.`;
  return { kind: "missing", seq, text };
}

/** The place that the first record to look at has to follow; undefined: there is none to look at. */
async function placeBefore(log: Log, from: Date | undefined): Promise<ChainPlace | ChainBreak | undefined> {
  const [oldest] = await log.follow(0, 1);
  if (!oldest) return GENESIS;
  const retentions = await log.find({ actions: [RETENTION_ACTION], everyStage: true, limit: PAGE });
  const why = whyNotFirst(oldest, retentions, GENESIS);
  if (why !== undefined) return { kind: "missing", seq: oldest.seq, text: why };
  const first = from === undefined ? oldest.seq : await log.firstAt(from);
  if (first === undefined) return undefined;
  if (first <= oldest.seq) return { seq: oldest.seq - 1, hash: oldest.previous };
  const [before] = await log.follow(first - 2, 1);
  return before ? { seq: before.seq, hash: before.hash } : GENESIS;
}
