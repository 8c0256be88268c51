import { nameSome } from "@/lib/domain/words";
import { isAdministrator, isSomebody, type Principal, roleOn } from "./principal";
import { leastRole, roleMay } from "./rights";
import { ROLE_NAMES, ROLES, type Role } from "./role";
import { type ClusterVerb, isClusterVerb, isTenantVerb, VERB_WORDS, type Verb } from "./verb";

/** May, or why not and whom to ask. */
export type Access = { allowed: true } | { allowed: false; object: string; why: string; todo: string };

const ALLOWED: Access = { allowed: true };

/** The one rule of who may do what. `cluster` is needed for what is done to one; without it that is denied. */
export function decideAccess(principal: Principal, verb: Verb, cluster = ""): Access {
  if (!isSomebody(principal)) {
    const why = "The session names nobody.";
    return { allowed: false, object: "the console", why, todo: "Sign out, and sign in again." };
  }
  if (isClusterVerb(verb)) return onCluster(principal, verb, cluster);
  if (isTenantVerb(verb)) return isAdministrator(principal) ? ALLOWED : onlyAdministrators(principal, verb);
  return verb === "self" || principal.via.kind === "session" ? ALLOWED : onlySessions(verb);
}

function onCluster(principal: Principal, verb: ClusterVerb, cluster: string): Access {
  const role = roleOn(principal, cluster);
  if (role !== undefined && roleMay(role, verb)) return ALLOWED;
  const has = role === undefined ? "no role" : `the role ${ROLE_NAMES[role]}`;
  return {
    allowed: false,
    object: `cluster ${cluster}`,
    why: `${holderOf(principal)} has ${has} on ${cluster}. To ${VERB_WORDS[verb]} takes ${rolesFrom(leastRole(verb))}.`,
    todo: askWhom(principal, `a role on ${cluster}`),
  };
}

function onlyAdministrators(principal: Principal, verb: Verb): Access {
  return {
    allowed: false,
    object: "the console",
    why: `${holderOf(principal)} is no Administrator. To ${VERB_WORDS[verb]} takes that role.`,
    todo: askWhom(principal, "the role"),
  };
}

function onlySessions(verb: Verb): Access {
  return {
    allowed: false,
    object: "the account",
    why: `To ${VERB_WORDS[verb]} takes a session of a browser; this is a token.`,
    todo: "Sign in to the console.",
  };
}

/** A token that narrows is told apart from its person: they may have what it lacks. */
function holderOf({ name, via, scope }: Principal): string {
  return via.kind === "token" && scope !== undefined ? `This token of ${name}` : name;
}

function askWhom({ scope }: Principal, what: string): string {
  return scope === undefined ? `Ask an Administrator for ${what}.` : "Use a token with a wider scope.";
}

/** "Cluster Editor, Cluster Admin or Administrator". */
function rolesFrom(least: Role): string {
  const names = ROLES.slice(ROLES.indexOf(least)).map((role) => ROLE_NAMES[role]);
  return nameSome(names, names.length).replace(/ and (?=[^,]*$)/, " or ");
}
