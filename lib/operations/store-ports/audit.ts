import type { AuditEntry, AuditRecord, AuditResult, ChainPlace } from "@/lib/domain/audit/record";

/** What the log is narrowed by; each member that is there, all together. */
export interface AuditQuery {
  /** Words that must all be found in who, what, where or why. */
  text?: string;
  people?: readonly string[];
  actions?: readonly string[];
  clusters?: readonly string[];
  results?: readonly AuditResult[];
  /** Part of it: "worker-1". */
  object?: string;
  /** All records of one call. */
  requestId?: string;
  from?: Date;
  /** Up to here, not with it. */
  to?: Date;
  /** Also what was said before an effect that has its result by now. */
  everyStage?: boolean;
  /** Newest first from before this number on … */
  before?: number;
  /** … or what came after this number. */
  after?: number;
  limit: number;
}

/** What the filters offer. */
export interface AuditChoices {
  people: string[];
  actions: string[];
  clusters: string[];
}

/** The log as it is kept. Everything that fails because the database is away throws database-away. */
export interface AuditStore {
  /** One after the other at the end of the chain; what is given together is written together or not at all. */
  append(entries: readonly AuditEntry[]): Promise<AuditRecord[]>;
  /** Newest first. */
  find(query: AuditQuery): Promise<AuditRecord[]>;
  choices(): Promise<AuditChoices>;
  /** Oldest first: those that follow a number. */
  follow(seq: number, limit: number): Promise<AuditRecord[]>;
  /** Number of the first record at or after a moment; undefined: there is none. */
  firstAt(moment: Date): Promise<number | undefined>;
  /** Takes off the beginning, up to the first record that is young enough. How many went. */
  retain(days: number, now: Date): Promise<number>;
  /** The end of the chain. */
  place(): Promise<ChainPlace>;
}
