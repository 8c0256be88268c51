import type { Attempts } from "@/lib/domain/attempts";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { ConsentCause, MaintenanceIntent, MaintenanceOptions } from "@/lib/domain/intent";
import type { Cause, Verdict } from "@/lib/domain/maintenance";
import type { ObservedPod } from "@/lib/domain/observed";

export interface VerdictContext {
  index: ClusterIndex;
  options: MaintenanceOptions;
  /** When the maintenance started. Absent in a plan, which is as if it started now. */
  since?: MaintenanceIntent["since"];
  attempts: Attempts;
  now: Date;
}

export interface Ruling {
  verdict: Verdict;
  cause: Cause;
  detail: string;
  fact?: string;
  budget?: string;
}

/** Says what happens to a pod, or undefined to leave it to the next rule. */
export type Rule = (pod: ObservedPod, context: VerdictContext) => Ruling | undefined;

/** Whether somebody agreed to this for exactly this pod; a successor under its name has another UID. */
export function agreedTo({ options }: VerdictContext, pod: ObservedPod, cause: ConsentCause): boolean {
  return options.consents.some((consent) => consent.uid === pod.uid && consent.cause === cause);
}

/** Milliseconds since the epoch at which so many seconds have passed since the start. */
export function afterStart({ since, now }: VerdictContext, seconds: number): number {
  return (since === undefined ? now.getTime() : Date.parse(since)) + seconds * 1000;
}

/** "2026-11-21T12:04:29Z": the server knows nobody's zone, so who shows a sentence puts its reader's time there. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, "");
}
