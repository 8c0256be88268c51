import type { Denied } from "@/lib/domain/access/refusals";
import type { ClusterVerb, TenantVerb } from "@/lib/domain/access/verb";
import { isStale } from "./connection";
import { deniedTo } from "./denied";
import { useConnection } from "./live";
import { useSession } from "./queries";

/** Why somebody may not, of what is done to a cluster. Rows of nodes know it themselves: see `useNodes`. */
export function useDenied(cluster: string): Denied {
  const { data } = useSession();
  return (verb) => deniedTo(data, verb, cluster);
}

/** The same for what belongs to the console as a whole. */
export function useTenantDenied(verb: TenantVerb): string | undefined {
  const { data } = useSession();
  return deniedTo(data, verb);
}

/** Why it can't be asked of a cluster now: nobody knows how that is, or they may not. */
export function useRefused(cluster: string, verb: ClusterVerb): string | undefined {
  const stale = isStale(useConnection(cluster));
  const denied = useDenied(cluster)(verb);
  return stale ? "Not now: the cluster is not live." : denied;
}
