import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { ClusterRecord, NewCluster } from "@/lib/operations/store-ports/clusters";

/** A cluster that somebody added. */
export function buildRecord(id: string): ClusterRecord {
  return {
    id,
    name: id.toUpperCase(),
    tags: ["site: oslo"],
    impersonation: USUAL_IMPERSONATION,
    added: {
      server: "https://k8s.example.com/",
      sealed: { bytes: Buffer.from([1, 2, 3]), keyId: "k1" },
      by: "Mira",
      at: new Date("2026-11-28T00:00:00Z"),
      rotatedAt: undefined,
    },
  };
}

/** The same as it is added: sealed when it is written. */
export function newRecord(id: string): NewCluster {
  const { added, ...said } = buildRecord(id);
  if (added === undefined) return said;
  const { sealed, ...more } = added;
  return { ...said, added: { ...more, seal: () => sealed } };
}
