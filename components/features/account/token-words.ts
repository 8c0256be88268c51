import type { AccountBody } from "@/lib/contracts/account";
import { roleLines } from "@/lib/domain/people/role-lines";

const OWN = "For scripts. A token may what you may at the time, within its own limits.";
const NOTHING =
  "For scripts. Your roles come from groups of the identity provider, and a token has none of their roles: it may nothing until an Administrator gives you a role by name.";

/** What tokens are for and may. Groups are told at a sign-in, which a token does without. */
export function tokenLead({ issuer, named }: Pick<AccountBody, "issuer" | "named">): string {
  if (issuer === undefined) return OWN;
  if (mayNothing({ issuer, named })) return NOTHING;
  const roles = roleLines(named).join(", ");
  return `For scripts. A token may what you were given by name, not by a group: ${roles}. It counts while you sign in by the identity provider once in 30 days.`;
}

/** A token that is made now could do nothing. */
export function mayNothing({ issuer, named }: Pick<AccountBody, "issuer" | "named">): boolean {
  return issuer !== undefined && !named.administrator && named.bindings.length === 0;
}
