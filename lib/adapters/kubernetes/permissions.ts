import type { Permission } from "@/lib/operations/ports";
import { mayDo } from "./ask-rights";
import { LEASE_NAME, LEASE_NAMESPACE } from "./lease";
import type { Target } from "./node-commands";
import { ATTACHMENTS, BUDGETS, LEASES, NODES, PODS, type Resource } from "./paths";

interface Needed {
  resource: Resource;
  verbs: string[];
  subresource?: string;
  namespace?: string;
  name?: string;
}

const NEEDED: Needed[] = [
  { resource: NODES, verbs: ["list", "watch", "patch"] },
  { resource: PODS, verbs: ["list", "watch"] },
  { resource: PODS, verbs: ["create"], subresource: "eviction" },
  { resource: PODS, verbs: ["delete"] },
  { resource: BUDGETS, verbs: ["list", "watch"] },
  { resource: ATTACHMENTS, verbs: ["list", "watch"] },
  { resource: LEASES, verbs: ["create"], namespace: LEASE_NAMESPACE },
  { resource: LEASES, verbs: ["get", "update"], namespace: LEASE_NAMESPACE, name: LEASE_NAME },
];

function permissionOf({ resource: { group, plural }, subresource }: Needed, verb: string): Permission {
  return { verb, resource: subresource ? `${plural}/${subresource}` : plural, group };
}

async function review({ http }: Target, needed: Needed, verb: string): Promise<Permission> {
  const permission = permissionOf(needed, verb);
  const { group = "", resource } = permission;
  const { namespace, name } = needed;
  try {
    return { ...permission, allowed: await mayDo(http, { verb, group, resource, namespace, name }) };
  } catch {
    // "Could not be asked" is an answer of its own: allowed stays undefined, and freshness says why.
    return permission;
  }
}

/**
 * What the console's credentials may do, of what it needs. Asked is only what the console does not do all the time:
 * `proven` says so of a resource.
 */
export function reviewPermissions(
  target: Target,
  proven: (plural: string) => boolean,
): Promise<Permission[]> {
  const answer = (needed: Needed, verb: string): Permission | Promise<Permission> => {
    const shown = verb === "list" || verb === "watch" || needed.resource === LEASES;
    return shown && proven(needed.resource.plural)
      ? { ...permissionOf(needed, verb), allowed: true }
      : review(target, needed, verb);
  };
  return Promise.all(NEEDED.flatMap((needed) => needed.verbs.map((verb) => answer(needed, verb))));
}
