import type { Denied } from "@/lib/domain/access/refusals";
import type { TenantVerb } from "@/lib/domain/access/verb";
import { deniedTo } from "./denied";
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
