import { decideAccess } from "@/lib/domain/access/decide";
import type { Owner } from "@/lib/domain/access/owner";
import type { Principal } from "@/lib/domain/access/principal";
import type { ClusterVerb } from "@/lib/domain/access/verb";

/** Who an owner is now; undefined: they may not sign in any more, or are not known. */
export type FindOwner = (owner: Owner) => Promise<Principal | undefined>;

interface Wish {
  owner: Owner | undefined;
  /** The owner's name, as it was then. */
  by: string;
  verb: ClusterVerb;
  cluster: string;
}

/**
 * Who it is done for, with what they may now, or why it is not done for them any more: the console would do it by rights
 * that were theirs once.
 */
export async function whoStillMay(
  find: FindOwner,
  { owner, by, verb, cluster }: Wish,
): Promise<{ person: Principal } | { why: string }> {
  const person = owner && (await find(owner));
  if (!person) return { why: `${by} may not sign in any more.` };
  const access = decideAccess(person, verb, cluster);
  return access.allowed ? { person } : { why: access.why };
}
