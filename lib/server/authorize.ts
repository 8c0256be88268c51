import { decideAccess } from "@/lib/domain/access/decide";
import type { Principal } from "@/lib/domain/access/principal";
import { VERB_WORDS, type Verb } from "@/lib/domain/access/verb";
import { DrydockError } from "@/lib/domain/errors";

/**
 * Lets pass who may. Asked before anything else is looked at, the cluster's existence included: who may not read it does
 * not learn whether there is one.
 * @throws forbidden
 */
export function authorize(person: Principal, verb: Verb, cluster?: string): void {
  const access = decideAccess(person, verb, cluster);
  if (access.allowed) return;
  const { object, why, todo } = access;
  throw new DrydockError({ code: "forbidden", verb: VERB_WORDS[verb], object: `(${object})`, why, todo });
}
