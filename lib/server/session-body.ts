import type { SessionBody } from "@/lib/contracts/session";
import { decideAccess } from "@/lib/domain/access/decide";
import { isAdministrator, type Principal, roleOn } from "@/lib/domain/access/principal";
import { higher, ROLE_NAMES, type Role } from "@/lib/domain/access/role";
import { CLUSTER_VERBS, type ClusterVerb, TENANT_VERBS, type TenantVerb } from "@/lib/domain/access/verb";

const clusterVerbs = Object.keys(CLUSTER_VERBS) as ClusterVerb[];
const tenantVerbs = Object.keys(TENANT_VERBS) as TenantVerb[];

/** Who somebody is, what they may on each of these clusters, and whom they can ask for more. */
export function sessionBody(
  person: Principal,
  clusters: Iterable<string>,
  administrators: string[],
): SessionBody {
  const mine = [...clusters].flatMap((cluster) => {
    const role = roleOn(person, cluster);
    if (role === undefined) return [];
    return [
      { cluster, role, verbs: clusterVerbs.filter((verb) => decideAccess(person, verb, cluster).allowed) },
    ];
  });
  const { personId, name, email, administrator, bindings, groups, via, scope } = person;
  return {
    ...{ personId, name, email, administrator, bindings: [...bindings], groups: [...groups], via },
    administrators,
    scope: scope && { ...scope, clusters: scope.clusters && [...scope.clusters] },
    role: highestOf(person, mine),
    access: { console: tenantVerbs.filter((verb) => decideAccess(person, verb).allowed), clusters: mine },
  };
}

function highestOf(person: Principal, mine: readonly { role: Role }[]): string {
  if (isAdministrator(person)) return ROLE_NAMES.administrator;
  const best = mine.reduce<Role | undefined>((found, { role }) => higher(found, role), undefined);
  return best === undefined ? "No role" : ROLE_NAMES[best];
}
