import type { TokenScope } from "@/lib/domain/access/principal";
import type { PeopleContext } from "./context";
import { machinePerson } from "./machine-person";

const DAY_SECONDS = 24 * 3600;

/**
 * An API token for whoever has the shell: of the person with this e-mail address, or of one that stands for a machine and
 * is called so. Returns its text, which is told once.
 */
export async function shellToken({
  ctx,
  input: { name, days = 365, ...scope },
}: {
  ctx: Pick<PeopleContext, "persons" | "tokens" | "secrets">;
  input: { name: string; days?: number } & TokenScope;
}): Promise<string> {
  const email = name.includes("@") ? name : `${name}@drydock.invalid`;
  const person = await machinePerson(ctx, email, name);
  const { text, hash } = ctx.secrets.make();
  const token = {
    tokenHash: hash,
    personId: person.id,
    name: "npm run token",
    lifetimeSeconds: days * DAY_SECONDS,
  };
  await ctx.tokens.add({ ...token, ...scope });
  return text;
}
