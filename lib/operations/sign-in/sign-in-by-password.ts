import { DrydockError } from "@/lib/domain/errors";
import { normalEmail } from "@/lib/domain/people/person";
import type { Origin, PeopleContext } from "./context";
import { limitAttempts } from "./limit-attempts";
import { startSession } from "./start-session";

/**
 * Signs in with an e-mail address and a password; returns the text of the session. An address that nobody has, one without
 * a password and a wrong password are told apart by nothing, the time included.
 * @throws unauthenticated, too-many
 */
export async function signInByPassword({
  ctx,
  input,
}: {
  ctx: PeopleContext;
  input: { email: string; password: string; origin: Origin };
}): Promise<{ session: string; personId: string }> {
  const email = normalEmail(input.email);
  const counted = await limitAttempts(ctx, input.origin.address, email);
  const known = await ctx.persons.passwordOf(email);
  const right = await ctx.passwords.verify(input.password, known?.hash);
  if (!known || !right) {
    throw new DrydockError({
      code: "unauthenticated",
      why: "The e-mail address or the password is not right.",
      todo: "Try again, or ask an Administrator for a link to set a new password.",
    });
  }
  await counted.takeBack();
  return { session: await startSession(ctx, known.id, input.origin), personId: known.id };
}
