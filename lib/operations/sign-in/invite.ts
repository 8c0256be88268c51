import { DrydockError } from "@/lib/domain/errors";
import type { Grants } from "@/lib/domain/people/person";
import type { NewLink } from "@/lib/operations/store-ports/sign-in";
import type { PeopleContext } from "./context";

const INVITE_SECONDS = 3 * 24 * 3600;

/** A link as it is told: what stands behind the # is sent to no server by itself. */
export interface ToldLink {
  path: string;
  expiresAt: string;
}

/** Makes a link of any kind; its text is told once. */
export async function makeLink(
  { links, secrets }: Pick<PeopleContext, "links" | "secrets">,
  link: Omit<NewLink, "tokenHash">,
): Promise<ToldLink> {
  const { text, hash } = secrets.make();
  const expiresAt = await links.add({ ...link, tokenHash: hash });
  return { path: `/welcome#${text}`, expiresAt };
}

/**
 * A link by which somebody joins with these roles; the e-mail address is theirs, whoever opens it.
 * @throws conflict when somebody with the address is there
 */
export async function invite({
  ctx,
  input: { email, grants, by },
}: {
  ctx: PeopleContext;
  input: { email: string; grants: Grants; by: string };
}): Promise<ToldLink> {
  const there = await ctx.persons.findByEmail(email);
  if (there)
    throw new DrydockError({
      code: "refused",
      object: `an invitation for ${email}`,
      why: `${there.name} has this e-mail address already.`,
      todo: "Change their roles instead.",
    });
  return makeLink(ctx, { kind: "invite", email, grants, createdBy: by, lifetimeSeconds: INVITE_SECONDS });
}
