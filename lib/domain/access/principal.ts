import { type ClusterRole, higher, lower, type Role } from "./role";

/** In place of a cluster's id: on all of them, those to come as well. */
export const EVERY_CLUSTER = "*";

export interface RoleBinding {
  role: ClusterRole;
  /** A cluster's id, or EVERY_CLUSTER. */
  cluster: string;
}

/** What narrows a token; it never adds. */
export interface TokenScope {
  /** No role above this one, whatever its person has. */
  roleCap?: Role;
  /** Only these clusters, and nothing of the console as a whole. */
  clusters?: readonly string[];
}

/** Who asks, and what they have now: their own bindings and those of their groups. */
export interface Principal {
  personId: string;
  name: string;
  email?: string;
  /** Whom the identity provider vouches for: they are known there by both together. */
  identity?: { issuer: string; subject: string };
  administrator: boolean;
  bindings: readonly RoleBinding[];
  /** Of the identity provider, as it told them at the sign-in. */
  groups: readonly string[];
  /**
   * By what they are signed in; the time is ISO 8601, absent for what does not expire by itself. `token`: the API token
   * that a session was begun with.
   */
  via: { kind: "session" | "token"; id: string; expiresAt?: string; token?: string };
  scope?: TokenScope;
}

function within(scope: TokenScope | undefined, cluster: string): boolean {
  return scope?.clusters === undefined || scope.clusters.includes(cluster);
}

function capped(role: Role | undefined, cap: Role | undefined): Role | undefined {
  return role === undefined || cap === undefined ? role : lower(role, cap);
}

/** Whether there is somebody behind it. An empty identity is nobody's, and may nothing. */
export function isSomebody({ personId, name, via }: Principal): boolean {
  return [personId, name, via.id].every((text) => text.trim() !== "");
}

/** The role on one cluster, after what narrows the token; undefined: none. */
export function roleOn(principal: Principal, cluster: string): Role | undefined {
  if (cluster === "" || !within(principal.scope, cluster)) return undefined;
  const bound = principal.bindings
    .filter((binding) => binding.cluster === EVERY_CLUSTER || binding.cluster === cluster)
    .reduce<Role | undefined>((best, { role }) => higher(best, role), undefined);
  return capped(principal.administrator ? "administrator" : bound, principal.scope?.roleCap);
}

/** Whether they are the tenant's administrator here: not with a token that is for clusters or a lower role. */
export function isAdministrator({ administrator, scope }: Principal): boolean {
  const narrowed = scope?.clusters !== undefined || (scope?.roleCap ?? "administrator") !== "administrator";
  return administrator && !narrowed;
}

/**
 * The clusters that they have a role on: all, or those named. In the order of ids, so that two who may read the same are
 * told apart by nothing.
 */
export function readableClusters(principal: Principal): typeof EVERY_CLUSTER | readonly string[] {
  const { scope, bindings, administrator } = principal;
  const all = administrator || bindings.some(({ cluster }) => cluster === EVERY_CLUSTER);
  if (all && scope?.clusters === undefined) return EVERY_CLUSTER;
  const named = scope?.clusters ?? bindings.map(({ cluster }) => cluster);
  return [...new Set(named)].filter((cluster) => roleOn(principal, cluster) !== undefined).sort();
}
