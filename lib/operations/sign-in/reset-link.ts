import { DrydockError } from "@/lib/domain/errors";
import type { PeopleContext } from "./context";
import { makeLink, type ToldLink } from "./invite";

const RESET_SECONDS = 3600;

/**
 * A link by which somebody sets a new password; with it all their sessions end. The newest alone counts.
 * @throws not-found; refused for whom the identity provider vouches for, and for who is disabled
 */
export async function resetLink({
  ctx,
  input: { personId, by },
}: {
  ctx: PeopleContext;
  input: { personId: string; by: string };
}): Promise<ToldLink> {
  const person = await ctx.persons.find(personId);
  if (!person) throw new DrydockError({ code: "not-found", object: `person ${personId}` });
  const object = `a new password for ${person.name}`;
  if (person.identity) {
    const why = "The identity provider vouches for them; they have no password here.";
    throw new DrydockError({ code: "refused", object, why, todo: "Change it there." });
  }
  if (person.disabledAt !== undefined)
    throw new DrydockError({
      code: "refused",
      object,
      why: "They are disabled.",
      todo: "Enable them first.",
    });
  await ctx.links.endOf(personId);
  const grants = { administrator: false, bindings: [] };
  return makeLink(ctx, { kind: "reset", personId, grants, createdBy: by, lifetimeSeconds: RESET_SECONDS });
}
