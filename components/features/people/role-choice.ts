import type { z } from "zod";
import type { BindingBody } from "@/lib/contracts/session";
import { EVERY_CLUSTER } from "@/lib/domain/access/principal";
import type { ClusterRole } from "@/lib/domain/access/role";

export interface Roles {
  administrator: boolean;
  bindings: readonly z.infer<typeof BindingBody>[];
}

/** The bindings with another role on one cluster; without one it is forgotten. */
export function withRole(
  bindings: Roles["bindings"],
  cluster: string,
  role: ClusterRole | undefined,
): Roles["bindings"] {
  const others = bindings.filter((binding) => binding.cluster !== cluster);
  return role === undefined ? others : [...others, { cluster, role }];
}

/** Clusters that can be chosen: all together first, then those that are here, then those of roles that were given before. */
export function clusterChoices(known: readonly string[], bindings: Roles["bindings"]): string[] {
  const named = bindings.map(({ cluster }) => cluster);
  return [...new Set([EVERY_CLUSTER, ...known, ...named])];
}
