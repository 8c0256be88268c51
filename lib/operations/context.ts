import type { Access } from "@/lib/domain/access/decide";
import type { ClusterVerb } from "@/lib/domain/access/verb";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ObservedNode } from "@/lib/domain/observed";
import type { RunPlan } from "@/lib/domain/run-record";
import type { Surroundings } from "@/lib/domain/surroundings";
import type { Clock, ClusterPort } from "./ports";

/** What every verb gets: who asks, of which cluster, and the time. */
export interface OperationContext {
  cluster: ClusterPort;
  /** The latest observation. Throws cluster-unreachable when there is none yet. */
  index(): ClusterIndex;
  /** What a plan asks beside it. Never fails: what can't be read is said to be unknown. */
  around(): Promise<Surroundings>;
  actor: { name: string };
  /** What the actor may on this cluster. */
  access(verb: ClusterVerb): Access;
  clock: Clock;
  /** Which installation of the console this is: it drives the maintenances that carry its name. */
  installation: string;
  /**
   * Asked before what moves or destroys something begins, by a person's hand. What runs goes on, and ends, without.
   * @throws database-away while it could not be recorded
   */
  requireRecords(): void;
  /** Keeps what a maintenance that began was judged by. Waits for nothing and fails nothing: it is a record. */
  recordPlan(node: ObservedNode, plan: RunPlan): void;
  /** Runs one at a time per cluster, so that two people cannot take two of three control-plane nodes at once. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}
