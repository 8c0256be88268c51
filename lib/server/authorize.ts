import { decideAccess } from "@/lib/domain/access/decide";
import type { Principal } from "@/lib/domain/access/principal";
import { isClusterVerb, VERB_WORDS, type Verb } from "@/lib/domain/access/verb";
import { DrydockError } from "@/lib/domain/errors";
import { whomToAsk } from "./whom-to-ask";

/**
 * Lets pass who may. Asked before anything else is looked at, the cluster's existence included: who may not read it does
 * not learn whether there is one. Whom to ask is looked up for a refusal alone.
 * @throws forbidden
 */
export async function authorize(person: Principal, verb: Verb, cluster?: string): Promise<void> {
  const first = decideAccess(person, verb, cluster);
  if (first.allowed) return;
  const named = decideAccess(person, verb, cluster, await whomToAsk());
  const { object, why, todo } = named.allowed ? first : named;
  throw new DrydockError({
    code: "forbidden",
    verb: VERB_WORDS[verb],
    object: isClusterVerb(verb) ? `(${object})` : "",
    why,
    todo,
  });
}
