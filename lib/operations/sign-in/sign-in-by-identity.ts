import { DrydockError } from "@/lib/domain/errors";
import type { ExternalIdentity, Person } from "@/lib/domain/people/person";
import type { Origin, PeopleContext } from "./context";
import { startSession, VOUCHED_SECONDS } from "./start-session";

/** What the identity provider vouches for. */
export interface Claims extends ExternalIdentity {
  name: string;
  email?: string;
  groups: readonly string[];
}

/**
 * Signs in whom the identity provider vouches for, by issuer and subject and by nothing else: somebody here who has the
 * same e-mail address is somebody else until an Administrator says otherwise, since whoever made that account first would
 * get what the provider's one has. Somebody new has no role but those of their groups.
 * @throws unauthenticated when they are disabled
 */
export async function signInByIdentity({
  ctx,
  input: { claims, origin },
}: {
  ctx: PeopleContext;
  input: { claims: Claims; origin: Origin };
}): Promise<{ session: string; personId: string }> {
  const { issuer, subject } = claims;
  const person = (await ctx.persons.findByIdentity({ issuer, subject })) ?? (await add(ctx, claims));
  if (person.disabledAt !== undefined) {
    throw new DrydockError({
      code: "unauthenticated",
      why: `${person.name} may not sign in any more.`,
      todo: "Ask an Administrator.",
    });
  }
  const by = { groups: claims.groups, lifetimeSeconds: VOUCHED_SECONDS };
  return { session: await startSession(ctx, person.id, origin, by), personId: person.id };
}

async function add({ persons }: PeopleContext, { issuer, subject, name, email }: Claims): Promise<Person> {
  const taken = email !== undefined && (await persons.findByEmail(email)) !== undefined;
  const identity = { issuer, subject };
  const person = { name, email: taken ? undefined : email, identity, administrator: false, bindings: [] };
  return persons.add(person, issuer);
}
