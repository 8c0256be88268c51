/** Roles that somebody has on a cluster, or on all; each may what the one before may, and more. */
export const CLUSTER_ROLES = ["cluster-viewer", "cluster-editor", "cluster-admin"] as const;
export type ClusterRole = (typeof CLUSTER_ROLES)[number];

/** The tenant's administrator is also Cluster Admin on every cluster. Least first. */
export const ROLES = [...CLUSTER_ROLES, "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** As roles are called on the screen. */
export const ROLE_NAMES: Record<Role, string> = {
  "cluster-viewer": "Cluster Viewer",
  "cluster-editor": "Cluster Editor",
  "cluster-admin": "Cluster Admin",
  administrator: "Administrator",
};

/** The role that may more; the other where one is absent. */
export function higher(one: Role | undefined, other: Role | undefined): Role | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return ROLES.indexOf(one) >= ROLES.indexOf(other) ? one : other;
}

/** The role that may less. */
export function lower(one: Role, other: Role): Role {
  return ROLES.indexOf(one) <= ROLES.indexOf(other) ? one : other;
}
