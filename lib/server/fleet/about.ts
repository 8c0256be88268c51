import type { ClusterContext } from "@/lib/adapters/kubernetes";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { type ImpersonationSettings, USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { AddedRecord } from "@/lib/operations/store-ports/clusters";

/** What is known of a cluster beside what it says itself. */
export interface About {
  origin: ClusterContext["origin"];
  tags: readonly string[];
  impersonation: ImpersonationSettings;
  added?: Pick<AddedRecord, "by" | "at" | "rotatedAt">;
}

/** Of a cluster of the operator, until somebody says something. */
export const UNSAID: About = { origin: "file", tags: [], impersonation: USUAL_IMPERSONATION };

type AboutBody = Pick<ClusterSummary, "origin" | "tags" | "added" | "impersonation">;

/** The same as the API tells it. */
export function aboutBody({ origin, tags, impersonation, added }: About): AboutBody {
  const { by, at, rotatedAt } = added ?? {};
  const told =
    by === undefined || at === undefined
      ? undefined
      : { by, at: at.toISOString(), rotatedAt: rotatedAt?.toISOString() };
  return { origin, tags: [...tags], impersonation, ...(told ? { added: told } : {}) };
}
