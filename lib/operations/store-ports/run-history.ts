import type { RunResult } from "@/lib/domain/run-record";
import type { RunTime } from "@/lib/domain/run-times";
import type { RunEvent, RunRecord } from "./runs";

/** Which maintenances that are over are asked for; each member that is there, all together. */
export interface RunFilter {
  /** Those of other clusters are not even counted; undefined: all. */
  readable?: readonly string[];
  /** Words that must all be found in node, reason or person. */
  text?: string;
  clusters?: readonly string[];
  nodes?: readonly string[];
  people?: readonly string[];
  results?: readonly RunResult[];
  /** By when they began. */
  from?: Date;
  /** Up to here, not with it. */
  to?: Date;
}

/** Where a part of the list ended. */
export interface RunPlace {
  since: Date;
  id: string;
}

/** A run as a list tells it, without what is long. */
export type RunLine = Omit<RunRecord, "plan" | "pods" | "proof" | "options">;

export interface RunChoices {
  clusters: string[];
  nodes: string[];
  people: string[];
}

/** Everything that is kept of one run. */
export interface WholeRun {
  run: RunRecord;
  /** Newest first. */
  events: RunEvent[];
}

/** Maintenances that are over, to be read. Everything that fails because the database is away throws database-away. */
export interface RunHistory {
  /** Newest first. */
  find(filter: RunFilter, part: { after?: RunPlace; limit: number }): Promise<RunLine[]>;
  count(filter: RunFilter): Promise<number>;
  choices(readable: readonly string[] | undefined): Promise<RunChoices>;
  /** Of the newest so many. */
  times(filter: RunFilter, limit: number): Promise<RunTime[]>;
  /** Also of one that goes on. */
  read(cluster: string, id: string): Promise<WholeRun | undefined>;
}
