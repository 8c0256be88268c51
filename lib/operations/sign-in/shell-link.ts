import type { PeopleContext } from "./context";
import { makeLink, type ToldLink } from "./invite";
import { resetLink } from "./reset-link";

const LINK_SECONDS = 3600;

/**
 * A link for whoever has the shell: a new password for who has this e-mail address, or an invitation as administrator for
 * who is not there yet.
 */
export async function shellLink({
  ctx,
  input: { email },
}: {
  ctx: PeopleContext;
  input: { email: string };
}): Promise<ToldLink> {
  const by = "the shell";
  const person = await ctx.persons.findByEmail(email);
  if (person) return resetLink({ ctx, input: { personId: person.id, by } });
  const grants = { administrator: true, bindings: [] };
  return makeLink(ctx, { kind: "invite", email, grants, createdBy: by, lifetimeSeconds: LINK_SECONDS });
}
