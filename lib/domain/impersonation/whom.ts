import { isSomebody, type Principal, roleOn } from "@/lib/domain/access/principal";

/** Whether commands of a person go to the cluster under that person's name, and under which. */
export interface ImpersonationSettings {
  /** auto: where the console's credentials may. */
  mode: "auto" | "on" | "off";
  /** Before the e-mail address, or issuer#subject of somebody without one. */
  userPrefix: string;
  /** Before each group of the identity provider. */
  groupPrefix: string;
}

/** Off until somebody has given those groups their rights in the cluster: to it they would be strangers, who may nothing. */
export const USUAL_IMPERSONATION: ImpersonationSettings = {
  mode: "off",
  userPrefix: "drydock:",
  groupPrefix: "oidc:",
};

/** Whom the cluster sees in place of the console. */
export interface Whom {
  user: string;
  groups: readonly string[];
}

/** The console's own: the cluster's rules say what somebody with a role of the console may. */
const ROLE_GROUP = "drydock:";

/** Kubernetes' own users and groups: system:masters may everything, whatever the rules say. */
const RESERVED = "system:";

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a header
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

function wrong(name: string, bare: string): string | undefined {
  if (bare.trim() === "") return "it is empty";
  // Whoever reads a header leaves them out, and would read another name.
  if (name !== name.trim()) return "it begins or ends with a space";
  if (UNPRINTABLE.test(name)) return "it has characters that can't be sent";
  if (name.toLowerCase().startsWith(RESERVED)) return "that name belongs to Kubernetes itself";
  return undefined;
}

/**
 * By what nobody else can be called. Never the name: at many providers people choose theirs, an Administrator's e-mail
 * address included. The second is what an API server makes of an ID token by itself.
 */
function knownBy({ email, identity }: Principal): string | undefined {
  return email ?? (identity && `${identity.issuer}#${identity.subject}`);
}

/**
 * Whom a person is to the cluster, or why that can't be said. There is no third: without an identity the call would go
 * out as the console, which may more.
 */
export function whomFor(
  person: Principal,
  cluster: string,
  { userPrefix, groupPrefix }: ImpersonationSettings,
): Whom | { why: string } {
  const role = roleOn(person, cluster);
  if (!isSomebody(person) || role === undefined)
    return { why: "The session names nobody with a role on this cluster." };
  const bare = knownBy(person);
  if (bare === undefined) return { why: "They have neither an e-mail address nor an identity provider." };
  const user = `${userPrefix}${bare}`;
  const wrongUser = wrong(user, bare);
  if (wrongUser) return { why: `The name that the cluster would see can't be used: ${wrongUser}.` };
  const groups = person.groups.map((group) => ({ group: `${groupPrefix}${group}`, bare: group }));
  for (const { group, bare: name } of groups) {
    const of = `The group ${JSON.stringify(name)} can't be told to the cluster`;
    const why = wrong(group, name);
    if (why) return { why: `${of}: ${why}.` };
    if (group.toLowerCase().startsWith(ROLE_GROUP))
      return { why: `${of}: it would be read as a role of the console.` };
  }
  return { user, groups: [...new Set(groups.map(({ group }) => group)), `${ROLE_GROUP}${role}`] };
}
