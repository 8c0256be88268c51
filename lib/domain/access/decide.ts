import { isAdministrator, isSomebody, type Principal, roleOn } from "./principal";
import { leastRole, roleMay } from "./rights";
import { ROLE_NAMES, ROLES, type Role } from "./role";
import { type ClusterVerb, isClusterVerb, isTenantVerb, VERB_WORDS, type Verb } from "./verb";

/** May, or why not and whom to ask. */
export type Access = { allowed: true } | { allowed: false; object: string; why: string; todo: string };

const ALLOWED: Access = { allowed: true };

/** Names of Administrators in a sentence; nobody reads a longer list. */
const MOST_NAMES = 3;

/**
 * The one rule of who may do what. `cluster` is needed for what is done to one; without it that is denied.
 * `administrators` are the names of those who could help, where they are known.
 */
export function decideAccess(
  principal: Principal,
  verb: Verb,
  cluster = "",
  administrators: readonly string[] = [],
): Access {
  if (!isSomebody(principal)) {
    const why = "The session names nobody.";
    return { allowed: false, object: "the console", why, todo: "Sign out, and sign in again." };
  }
  const ask = askWhom(principal, administrators);
  if (isClusterVerb(verb)) return onCluster(principal, verb, cluster, ask);
  if (isTenantVerb(verb))
    return isAdministrator(principal) ? ALLOWED : onlyAdministrators(principal, verb, ask);
  const { kind, token } = principal.via;
  return verb === "self" || (kind === "session" && token === undefined) ? ALLOWED : onlySessions(verb);
}

/** What to do about it, given what is missing. */
type Ask = (what: string) => string;

function onCluster(principal: Principal, verb: ClusterVerb, cluster: string, ask: Ask): Access {
  const role = roleOn(principal, cluster);
  if (role !== undefined && roleMay(role, verb)) return ALLOWED;
  const has = role === undefined ? "no role" : `the role ${ROLE_NAMES[role]}`;
  return {
    allowed: false,
    object: `cluster ${cluster}`,
    why: `${holderOf(principal)} has ${has} on ${cluster}. To ${VERB_WORDS[verb]} takes ${rolesFrom(leastRole(verb))}.`,
    todo: ask(`a role on ${cluster}`),
  };
}

function onlyAdministrators(principal: Principal, verb: Verb, ask: Ask): Access {
  return {
    allowed: false,
    object: "the console",
    why: `${holderOf(principal)} is no Administrator. To ${VERB_WORDS[verb]} takes that role.`,
    todo: ask("the role"),
  };
}

function onlySessions(verb: Verb): Access {
  return {
    allowed: false,
    object: "the account",
    why: `To ${VERB_WORDS[verb]} takes a session of a browser; this is a token, or was begun with one.`,
    todo: "Sign in by password, by a link or by the identity provider.",
  };
}

/** A token that narrows is told apart from its person: they may have what it lacks. */
function holderOf({ name, via, scope }: Principal): string {
  return via.kind === "token" && scope !== undefined ? `This token of ${name}` : name;
}

function askWhom({ scope }: Principal, administrators: readonly string[]): Ask {
  if (scope !== undefined) return () => "Use a token with a wider scope.";
  const names = orJoined(administrators.slice(0, MOST_NAMES));
  return (what) => `Ask an Administrator ${names && `(${names}) `}for ${what}.`;
}

/** "a, b or c". */
function orJoined(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" or ");
}

/** "Cluster Editor, Cluster Admin or Administrator". */
function rolesFrom(least: Role): string {
  return orJoined(ROLES.slice(ROLES.indexOf(least)).map((role) => ROLE_NAMES[role]));
}
