import { DrydockError } from "@/lib/domain/errors";
import { checkPassword } from "./check-password";
import type { PeopleContext } from "./context";
import { limitAttempts } from "./limit-attempts";

interface ChangePasswordInput {
  personId: string;
  /** The session that stays; all others of the person end, and links for a new password open nothing. */
  sessionId: string;
  current: string;
  password: string;
  address: string;
}

/** @throws bad-input, refused, too-many */
export async function changePassword({
  ctx,
  input,
}: {
  ctx: PeopleContext;
  input: ChangePasswordInput;
}): Promise<void> {
  const person = await ctx.persons.find(input.personId);
  const known = person?.email === undefined ? undefined : await ctx.persons.passwordOf(person.email);
  if (!person || !known) {
    throw new DrydockError({
      code: "refused",
      object: "the password",
      why: "There is none: the identity provider vouches for this person.",
      todo: "Change it there.",
    });
  }
  const counted = await limitAttempts(ctx, input.address, `password of ${person.id}`);
  if (!(await ctx.passwords.verify(input.current, known.hash))) {
    const why = "The current password is not right.";
    throw new DrydockError({
      code: "bad-input",
      what: "The password was not changed",
      why,
      field: "current",
    });
  }
  await counted.takeBack();
  checkPassword(input.password, person);
  await ctx.persons.setPassword(person.id, await ctx.passwords.hash(input.password));
  await ctx.sessions.endAll(person.id, input.sessionId);
  await ctx.links.endOf(person.id);
}
