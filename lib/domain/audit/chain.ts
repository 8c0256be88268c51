import { type AuditEntry, type AuditRecord, type ChainPlace, GENESIS } from "./record";

/** SHA-256 of a text in UTF-8, hexadecimal. */
export type Digest = (text: string) => string;

/**
 * The text that is hashed. A list of JSON values in a fixed order can be read in one way only, so two records that
 * differ in anything have different texts. Details are sorted: a store may hand them back in another order.
 */
export function canonicalText(entry: AuditEntry, seq: number, previous: string): string {
  const { actor } = entry;
  const detail = Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    "drydock-audit-1",
    seq,
    previous,
    entry.at,
    entry.requestId,
    entry.stage,
    [actor.id, actor.name, actor.via],
    entry.address,
    entry.action,
    entry.cluster,
    entry.object,
    entry.result,
    detail,
  ]);
}

/** The entry as the record that follows a place of the chain. */
export function sealEntry(entry: AuditEntry, after: ChainPlace, digest: Digest): AuditRecord {
  const seq = after.seq + 1;
  return { ...entry, seq, previous: after.hash, hash: digest(canonicalText(entry, seq, after.hash)) };
}

/** What is wrong, and with which record. */
export interface ChainBreak {
  /**
   * missing: a record before this one is not there · unlinked: it does not follow the one before · altered: something in
   * it was changed after it was written
   */
  kind: "missing" | "unlinked" | "altered";
  seq: number;
  text: string;
}

export interface Verification {
  /** Records that hold, from the first one asked for. */
  held: number;
  /** The last one that holds. Kept elsewhere, it shows later whether the end was cut off. */
  last: ChainPlace;
  broken?: ChainBreak;
}

/** Nothing was looked at yet. */
export function startAt(place: ChainPlace = GENESIS): Verification {
  return { held: 0, last: place };
}

/** Goes on with the next records, in the order of their numbers; the first that does not hold is the end of it. */
export function verifyNext(
  sofar: Verification,
  records: Iterable<AuditRecord>,
  digest: Digest,
): Verification {
  let { held, last, broken } = sofar;
  for (const record of records) {
    broken ??= breakAt(record, last, digest);
    if (broken) break;
    held += 1;
    last = { seq: record.seq, hash: record.hash };
  }
  return { held, last, broken };
}

function breakAt(record: AuditRecord, last: ChainPlace, digest: Digest): ChainBreak | undefined {
  const { seq } = record;
  if (seq !== last.seq + 1) {
    const [from, to] = [last.seq + 1, seq - 1];
    const text =
      from > to
        ? `Record ${seq} follows record ${last.seq}.`
        : `${from === to ? `Record ${from} is` : `Records ${from} to ${to} are`} missing before record ${seq}.`;
    return { kind: "missing", seq, text };
  }
  if (digest(canonicalText(record, seq, record.previous)) !== record.hash)
    return { kind: "altered", seq, text: `Record ${seq} was changed after it was written.` };
  if (record.previous !== last.hash) {
    const text = `Record ${seq} does not follow record ${last.seq}: one of them was written anew.`;
    return { kind: "unlinked", seq, text };
  }
  return undefined;
}
