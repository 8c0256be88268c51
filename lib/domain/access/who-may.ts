import { leastRole } from "./rights";
import { ROLE_NAMES } from "./role";
import { isClusterVerb, isTenantVerb, VERB_WORDS, type Verb } from "./verb";

/** Who may do it, for people who read about it and are nobody in particular. */
export function whoMay(verb: Verb): string {
  if (isClusterVerb(verb)) {
    const role = leastRole(verb);
    const more = role === "cluster-admin" ? "an Administrator" : "a higher role";
    return `Who has the role ${ROLE_NAMES[role]} on the cluster, or ${more}: to ${VERB_WORDS[verb]}.`;
  }
  if (isTenantVerb(verb)) return `Administrators: to ${VERB_WORDS[verb]}.`;
  if (verb === "self") return "Everybody who is signed in; it tells what their roles may read.";
  return "Everybody who is signed in by a browser; no token.";
}
