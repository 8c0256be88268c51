import { EVERY_CLUSTER } from "@/lib/domain/access/principal";
import { ROLE_NAMES } from "@/lib/domain/access/role";
import type { Grants } from "./person";

/** What somebody has, a line each: "Cluster Viewer on all clusters". */
export function roleLines({ administrator, bindings }: Grants): string[] {
  const lines = bindings.map(
    ({ role, cluster }) => `${ROLE_NAMES[role]} on ${cluster === EVERY_CLUSTER ? "all clusters" : cluster}`,
  );
  if (administrator) return [ROLE_NAMES.administrator, ...lines];
  return lines.length === 0 ? ["No role"] : lines;
}
