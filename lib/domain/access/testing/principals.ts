import { EVERY_CLUSTER, type Principal } from "@/lib/domain/access/principal";
import type { ClusterRole } from "@/lib/domain/access/role";

/** Somebody without any role, signed in by a browser. */
export function buildPrincipal(name: string, change: Partial<Principal> = {}): Principal {
  return {
    personId: `person-${name}`,
    name,
    administrator: false,
    bindings: [],
    groups: [],
    via: { kind: "session", id: `session-${name}` },
    ...change,
  };
}

export function buildAdministrator(name: string): Principal {
  return buildPrincipal(name, { administrator: true });
}

export function buildMember(name: string, role: ClusterRole, cluster: string = EVERY_CLUSTER): Principal {
  return buildPrincipal(name, { bindings: [{ role, cluster }] });
}
