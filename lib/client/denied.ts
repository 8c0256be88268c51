import type { SessionBody } from "@/lib/contracts/session";
import { decideAccess } from "@/lib/domain/access/decide";
import type { ClusterVerb, TenantVerb } from "@/lib/domain/access/verb";

/**
 * Why somebody may not, and whom to ask, in words for a refused button; undefined: they may. The rule is the server's
 * own, which judges each call again: until it is known who they are, nothing is refused here.
 */
export function deniedTo(
  session: SessionBody | undefined,
  verb: ClusterVerb | TenantVerb,
  cluster?: string,
): string | undefined {
  const access = session && decideAccess(session, verb, cluster, session.administrators);
  return access === undefined || access.allowed ? undefined : `${access.why} ${access.todo}`;
}
