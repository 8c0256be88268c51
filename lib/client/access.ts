import { decideAccess } from "@/lib/domain/access/decide";
import type { ClusterVerb, TenantVerb } from "@/lib/domain/access/verb";
import { useSession } from "./queries";

/**
 * Why somebody may not, in words for a refused button; undefined: they may. The rule is the server's own, which judges
 * each call again: until it is known who they are, nothing is refused here.
 */
export function useDenied(cluster: string): (verb: ClusterVerb) => string | undefined {
  const { data } = useSession();
  return (verb) => {
    const access = data && decideAccess(data, verb, cluster);
    return access === undefined || access.allowed ? undefined : `${access.why} ${access.todo}`;
  };
}

/** The same for what belongs to the console as a whole. */
export function useTenantDenied(verb: TenantVerb): string | undefined {
  const { data } = useSession();
  const access = data && decideAccess(data, verb);
  return access === undefined || access.allowed ? undefined : `${access.why} ${access.todo}`;
}
