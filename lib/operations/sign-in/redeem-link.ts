import { DrydockError } from "@/lib/domain/errors";
import type { Person } from "@/lib/domain/people/person";
import type { LinkRecord } from "@/lib/operations/store-ports/sign-in";
import { checkPassword } from "./check-password";
import type { Origin, PeopleContext } from "./context";
import { limitAttempts } from "./limit-attempts";
import { startSession } from "./start-session";

/** What whoever opens a link says of themselves; each kind of link needs some of it. */
export interface LinkAnswer {
  name?: string;
  email?: string;
  password?: string;
}

interface RedeemInput extends LinkAnswer {
  link: string;
  origin: Origin;
}

const WHY: Record<"used" | "expired" | "unknown", string> = {
  used: "This link was used before, or a newer one has taken its place; each one works once.",
  expired: "This link has expired; a link is good for a short time only.",
  unknown: "This link is not known: it was mistyped, cut short, withdrawn, or made by another console.",
};

function refusal(state: "used" | "expired" | "unknown"): DrydockError {
  const todo = "Ask an Administrator for a new one, or make one where the console runs: npm run link.";
  return new DrydockError({ code: "unauthenticated", why: WHY[state], todo });
}

/**
 * What a link is for. Uses nothing up.
 * @throws unauthenticated with why it does not count, too-many
 */
export async function lookAtLink(
  ctx: PeopleContext,
  link: string,
  origin: Origin,
): Promise<LinkRecord & { name?: string }> {
  const counted = await limitAttempts(ctx, origin.address);
  const found = await ctx.links.look(ctx.secrets.hashOf(link));
  if (typeof found === "string") throw refusal(found);
  await counted.takeBack();
  const person = found.personId === undefined ? undefined : await ctx.persons.find(found.personId);
  return { ...found, name: person?.name, email: found.email ?? person?.email };
}

/**
 * Uses a link up: makes the first administrator or whoever was invited, sets a new password, or only signs in. Returns the
 * text of the session. What it is used for is judged before, so that a password that is not taken costs no link.
 * @throws unauthenticated, bad-input, conflict, refused
 */
export async function redeemLink({
  ctx,
  input,
}: {
  ctx: PeopleContext;
  input: RedeemInput;
}): Promise<{ session: string; personId: string; link: LinkRecord }> {
  const seen = await lookAtLink(ctx, input.link, input.origin);
  const answer = { ...input, email: seen.email ?? input.email, name: input.name ?? seen.name };
  if (seen.kind !== "printed") checkPassword(input.password ?? "", answer);
  const passwordHash = seen.kind === "printed" ? undefined : await ctx.passwords.hash(input.password ?? "");
  const hash = ctx.secrets.hashOf(input.link);
  const used = await ctx.links.use(hash);
  if (typeof used === "string") throw refusal(used);
  try {
    const person = await carryOut(ctx, used, answer, passwordHash);
    const session = await startSession(ctx, person.id, input.origin);
    return { session, personId: person.id, link: used };
  } catch (error) {
    await ctx.links.giveBack(hash);
    throw error;
  }
}

async function carryOut(
  ctx: PeopleContext,
  link: LinkRecord,
  answer: LinkAnswer,
  passwordHash: string | undefined,
): Promise<Pick<Person, "id">> {
  switch (link.kind) {
    case "first":
    case "invite":
      return addPerson(ctx, link, answer, passwordHash);
    case "reset":
    case "printed":
      return signInAgain(ctx, link, passwordHash);
  }
}

function addPerson(
  ctx: PeopleContext,
  { kind, grants, createdBy }: LinkRecord,
  { name, email }: LinkAnswer,
  passwordHash: string | undefined,
): Promise<Person> {
  if (!name?.trim()) throw missing("name", "A name is needed.");
  if (!email?.trim()) throw missing("email", "An e-mail address is needed.");
  const first = kind === "first";
  return ctx.persons.add({ name: name.trim(), email, passwordHash, ...grants, first }, createdBy);
}

function missing(field: string, why: string): DrydockError {
  return new DrydockError({ code: "bad-input", what: "The request is not valid", why, field });
}

/** Who lost a password may have lost it to somebody: a new one ends all that was signed in with the old, and other links. */
async function signInAgain(
  ctx: PeopleContext,
  { personId = "" }: LinkRecord,
  passwordHash: string | undefined,
): Promise<Person> {
  const person = await ctx.persons.find(personId);
  if (!person || person.disabledAt !== undefined) throw refusal("unknown");
  if (passwordHash !== undefined) {
    await ctx.persons.setPassword(person.id, passwordHash);
    await ctx.sessions.endAll(person.id);
    await ctx.links.endOf(person.id);
  }
  return person;
}
