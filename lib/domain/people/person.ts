import type { RoleBinding } from "@/lib/domain/access/principal";
import type { ClusterRole } from "@/lib/domain/access/role";

/** At the identity provider; both together, never one of them. */
export interface ExternalIdentity {
  issuer: string;
  subject: string;
}

/** Somebody who may sign in. Times are ISO 8601. */
export interface Person {
  id: string;
  name: string;
  email?: string;
  administrator: boolean;
  bindings: RoleBinding[];
  hasPassword: boolean;
  identity?: ExternalIdentity;
  createdAt: string;
  lastSignInAt?: string;
  disabledAt?: string;
}

/** The roles that somebody is given: with an invitation, or afterwards. */
export interface Grants {
  administrator: boolean;
  bindings: readonly RoleBinding[];
}

/** What everybody has who is in a group of the identity provider. */
export interface GroupGrants extends Grants {
  group: string;
}

/** How an e-mail address is kept and compared: the two ways to write one must not be two people. */
export function normalEmail(text: string): string {
  return text.trim().normalize("NFKC").toLowerCase();
}

/** One binding for each cluster, the last that was given; in the order of clusters. */
export function tidyBindings(bindings: readonly RoleBinding[]): RoleBinding[] {
  const byCluster = new Map<string, ClusterRole>(bindings.map(({ cluster, role }) => [cluster, role]));
  return [...byCluster]
    .map(([cluster, role]) => ({ cluster, role }))
    .sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
}

/** "cluster-editor on harbor", for the audit log. */
export function roleWords(bindings: readonly RoleBinding[]): string {
  return bindings.map(({ role, cluster }) => `${role} on ${cluster}`).join(", ");
}
