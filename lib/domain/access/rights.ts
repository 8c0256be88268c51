import { ROLES, type Role } from "./role";
import type { ClusterVerb, TenantVerb } from "./verb";

/** The least role that may do it; each higher one may too. */
const LEAST: Record<ClusterVerb | TenantVerb, Role> = {
  "cluster.read": "cluster-viewer",
  "workload.read": "cluster-viewer",
  "maintenance.plan": "cluster-viewer",
  "kubeconfig.user": "cluster-viewer",
  "maintenance.start": "cluster-editor",
  "maintenance.change": "cluster-editor",
  "maintenance.end": "cluster-editor",
  "node.cordon": "cluster-editor",
  "backup.start": "cluster-editor",
  "workload.restart": "cluster-editor",
  "scan.start": "cluster-editor",
  "secret.read": "cluster-admin",
  "maintenance.force": "cluster-admin",
  "kubeconfig.admin": "cluster-admin",
  "cluster.manage": "administrator",
  "people.manage": "administrator",
  "audit.read": "administrator",
  "notifications.manage": "administrator",
  "settings.manage": "administrator",
};

export function leastRole(verb: ClusterVerb | TenantVerb): Role {
  return LEAST[verb];
}

export function roleMay(role: Role, verb: ClusterVerb | TenantVerb): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST[verb]);
}
