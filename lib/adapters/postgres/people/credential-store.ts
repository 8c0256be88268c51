import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { apiTokens, people, roleBindings, sessions } from "@/lib/adapters/postgres/schema";
import type { Principal } from "@/lib/domain/access/principal";
import type { CredentialStore } from "@/lib/operations/store-ports/sign-in";
import { grantsOf, identityOf, isUuid, type Queries } from "./rows";
import { standing, tokenCounts, vouchedFor } from "./standing";

const TOUCHED = sql`now() - interval '1 minute'`;

type Found = { person: typeof people.$inferSelect; groups: string[] } & Pick<Principal, "via" | "scope">;

export function createCredentialStore({ run }: Pick<Database, "run">): CredentialStore {
  return {
    principalOf: (tokenHash) =>
      run(async (db) => {
        const found = (await bySession(db, tokenHash)) ?? (await byToken(db, tokenHash));
        return found && principalFrom(db, found);
      }),
    ownerNow: ({ personId, groups, scope }) =>
      run(async (db) => {
        if (!isUuid(personId)) return undefined;
        const [person] = await db
          .select()
          .from(people)
          .where(and(eq(people.id, personId), isNull(people.disabledAt), vouchedFor));
        const via = { kind: "token", id: "what they asked for" } as const;
        return person && principalFrom(db, { person, groups: [...groups], via, scope });
      }),
    touch: ({ kind, id }) =>
      run(async (db) => {
        if (kind === "session")
          await db
            .update(sessions)
            .set({ lastSeenAt: sql`now()` })
            .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, TOUCHED)));
        else
          await db
            .update(apiTokens)
            .set({ lastUsedAt: sql`now()` })
            .where(
              and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, TOUCHED))),
            );
      }),
  };
}

async function bySession(db: Queries, tokenHash: string): Promise<Found | undefined> {
  const [row] = await db
    .select()
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(apiTokens, eq(apiTokens.id, sessions.tokenId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        standing,
        isNull(people.disabledAt),
        or(isNull(sessions.tokenId), tokenCounts),
      ),
    );
  if (!row) return undefined;
  const { id, groups, tokenId } = row.sessions;
  const ends = Math.min(...[row.sessions, row.api_tokens].map((of) => of?.expiresAt.getTime() ?? Infinity));
  const via = { kind: "session", id, expiresAt: new Date(ends).toISOString() } as const;
  return { person: row.people, groups, via: { ...via, token: tokenId ?? undefined } };
}

async function byToken(db: Queries, tokenHash: string): Promise<Found | undefined> {
  const [row] = await db
    .select()
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), tokenCounts, isNull(people.disabledAt), vouchedFor));
  if (!row) return undefined;
  const { id, expiresAt, roleCap, clusters } = row.api_tokens;
  const whole = roleCap === "administrator" && clusters === null;
  return {
    person: row.people,
    // Groups are told at a sign-in, and a token has none: it may what its person was given by name.
    groups: [],
    via: { kind: "token", id, expiresAt: expiresAt.toISOString() },
    scope: whole ? undefined : { roleCap, clusters: clusters ?? undefined },
  };
}

/** With the roles as they stand now, their own and those of their groups. */
async function principalFrom(db: Queries, { person, groups, via, scope }: Found): Promise<Principal> {
  const ofGroups = groups.length > 0 ? inArray(roleBindings.groupName, groups) : undefined;
  const rows = await db
    .select()
    .from(roleBindings)
    .where(or(eq(roleBindings.personId, person.id), ofGroups));
  const own = grantsOf(rows.filter(({ personId }) => personId !== null));
  const shared = rows.filter(({ personId }) => personId === null).map((row) => grantsOf([row]));
  return {
    personId: person.id,
    name: person.name,
    email: person.email ?? undefined,
    identity: identityOf(person),
    administrator: person.administrator || shared.some(({ administrator }) => administrator),
    bindings: [own, ...shared].flatMap(({ bindings }) => bindings),
    ...{ groups, via, scope },
  };
}
