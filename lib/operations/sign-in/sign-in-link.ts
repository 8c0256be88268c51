import type { PeopleContext } from "./context";
import { makeLink, type ToldLink } from "./invite";
import { machinePerson } from "./machine-person";

const LINK_SECONDS = 3600;

/** A link that signs somebody in at once, for whoever has the shell. Who is not there yet is made, as an administrator. */
export async function signInLink({
  ctx,
  input,
}: {
  ctx: PeopleContext;
  input: { name: string; email: string };
}): Promise<ToldLink> {
  const person = await machinePerson(ctx, input.email, input.name);
  const grants = { administrator: false, bindings: [] };
  const link = { kind: "printed", personId: person.id, grants, createdBy: "the shell" } as const;
  return makeLink(ctx, { ...link, lifetimeSeconds: LINK_SECONDS });
}
