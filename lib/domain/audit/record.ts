/** When a record was written: before the effect, after it, or about something that nobody asked for just then. */
export type AuditStage = "before" | "after" | "event";

/** What came of it. "pending" is said before the effect; one that stays so was cut off. */
export const AUDIT_RESULTS = ["pending", "done", "refused", "failed"] as const;
export type AuditResult = (typeof AUDIT_RESULTS)[number];

export interface AuditActor {
  /** Of the person; "" for somebody who is not known, and for the console itself. */
  id: string;
  name: string;
  /** How the person was known: "session", "token", …; "engine" for the console itself. */
  via: string;
}

/** Facts of one action that its describer picked, by name. Never a body, never what an error carried along. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>;

/** Who did what, where, when, from which address, and what came of it. */
export interface AuditEntry {
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  /** The same in all records of one call, and in the log. */
  requestId: string;
  stage: AuditStage;
  actor: AuditActor;
  /** Where the call came from; "" for the console itself. */
  address: string;
  /** "maintenance.start" */
  action: string;
  /** Id of the cluster; "" where it is about none. */
  cluster: string;
  /** "node worker-1"; "" where the action says it all. */
  object: string;
  result: AuditResult;
  detail: AuditDetail;
}

/** An entry in its place in the chain. */
export interface AuditRecord extends AuditEntry {
  /** 1, 2, 3, … without a gap. */
  seq: number;
  /** Hash of the record before, hexadecimal. */
  previous: string;
  /** Of everything above, hexadecimal. */
  hash: string;
}

/** Where a chain stands: the record that came last, and its hash. */
export interface ChainPlace {
  seq: number;
  hash: string;
}

/** Before the first record. */
export const GENESIS: ChainPlace = { seq: 0, hash: "0".repeat(64) };
