import { and, asc, eq, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/adapters/postgres/database";
import { people, roleBindings } from "@/lib/adapters/postgres/schema";
import { DrydockError } from "@/lib/domain/errors";
import { normalEmail, type Person } from "@/lib/domain/people/person";
import type { PeopleStore } from "@/lib/operations/store-ports/people";
import { grantsOf, isUuid, type Queries, replaceBindings, roleRowsOf, withBindings } from "./rows";

/** Changes of who is administrator come one after the other: two that each leave the other one could leave none. */
const ADMINISTRATORS_LOCK = 727_333;

export function createPeopleStore({ run }: Pick<Database, "run">): PeopleStore {
  const findOne = (where: SQL | undefined) =>
    run(async (db): Promise<Person | undefined> => {
      const [person] = await withBindings(db, await db.select().from(people).where(where).limit(1));
      return person;
    });

  return {
    list: () => run(async (db) => withBindings(db, await db.select().from(people).orderBy(asc(people.name)))),
    find: async (id) => (isUuid(id) ? findOne(eq(people.id, id)) : undefined),
    findByEmail: (email) => findOne(eq(people.email, normalEmail(email))),
    findByIdentity: ({ issuer, subject }) =>
      findOne(and(eq(people.oidcIssuer, issuer), eq(people.oidcSubject, subject))),
    hasAdministrator: () => run((db) => hasAdministrator(db)),
    administratorNames: () => run(administratorNames),

    async add(person, by) {
      const { name, email, passwordHash, identity, administrator, bindings, first } = person;
      const values = {
        ...{ name, passwordHash, administrator },
        email: email === undefined ? undefined : normalEmail(email),
        oidcIssuer: identity?.issuer,
        oidcSubject: identity?.subject,
      };
      const added = await run((db) =>
        db.transaction(async (tx) => {
          if (first) await refuseForASecond(tx);
          const rows = await tx.insert(people).values(values).onConflictDoNothing().returning();
          for (const { id } of rows) await replaceBindings(tx, id, bindings, by);
          return withBindings(tx, rows);
        }),
      );
      if (added[0]) return added[0];
      const why = "Somebody with this e-mail address, or this identity, is there already.";
      throw new DrydockError({ code: "conflict", object: "The list of people", why });
    },

    async change(id, { name, administrator, bindings, disabled }, by) {
      const changed = await run((db) =>
        db.transaction(async (tx) => {
          await lockAdministrators(tx);
          if ((administrator === false || disabled) && (await othersWhoCanCome(tx, id)) === 0)
            await refuseForTheLast(tx, id);
          const disabledAt =
            disabled === undefined ? undefined : disabled ? sql`coalesce(disabled_at, now())` : null;
          const rows = isUuid(id)
            ? await tx
                .update(people)
                .set({ name: sql`coalesce(${name ?? null}, name)`, administrator, disabledAt })
                .where(eq(people.id, id))
                .returning()
            : [];
          for (const row of rows) if (bindings) await replaceBindings(tx, row.id, bindings, by);
          return withBindings(tx, rows);
        }),
      );
      if (changed[0]) return changed[0];
      throw new DrydockError({ code: "not-found", object: `person ${id}` });
    },

    passwordOf: (email) =>
      run(async (db) => {
        const [found] = await db
          .select({ id: people.id, hash: people.passwordHash })
          .from(people)
          .where(
            and(
              eq(people.email, normalEmail(email)),
              isNotNull(people.passwordHash),
              isNull(people.disabledAt),
            ),
          );
        return found && { id: found.id, hash: found.hash ?? "" };
      }),
    setPassword: (id, passwordHash) =>
      run(async (db) => void (await db.update(people).set({ passwordHash }).where(eq(people.id, id)))),

    groups: () =>
      run(async (db) => {
        const rows = await db.select().from(roleBindings).where(isNotNull(roleBindings.groupName));
        const byGroup = Map.groupBy(rows, ({ groupName }) => groupName ?? "");
        return [...byGroup]
          .map(([group, bound]) => ({ group, ...grantsOf(bound) }))
          .sort((a, b) => (a.group < b.group ? -1 : 1));
      }),
    setGroup: ({ group, ...grants }, by) =>
      run((db) =>
        db.transaction(async (tx) => {
          await tx.delete(roleBindings).where(eq(roleBindings.groupName, group));
          const rows = roleRowsOf(grants).map((row) => ({ ...row, groupName: group, createdBy: by }));
          if (rows.length > 0) await tx.insert(roleBindings).values(rows);
        }),
      ),
  };
}

/** More are not named to anybody. */
const MOST_NAMES = 3;

async function administratorNames(db: Queries): Promise<string[]> {
  const rows = await db
    .select({ name: people.name })
    .from(people)
    .where(and(enabledAdministrator, canCome))
    .orderBy(asc(people.name))
    .limit(MOST_NAMES);
  return rows.map(({ name }) => name);
}

const lockAdministrators = (db: Queries) =>
  db.execute(sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`);

const enabledAdministrator = and(eq(people.administrator, true), isNull(people.disabledAt));
/** Not the person behind the token of a machine, who comes to no sign-in page. */
const canCome = or(isNotNull(people.passwordHash), isNotNull(people.oidcSubject));

async function hasAdministrator(db: Queries): Promise<boolean> {
  const [found] = await db.select({ id: people.id }).from(people).where(enabledAdministrator).limit(1);
  return found !== undefined;
}

/** How many can sign in and manage people, besides one. */
async function othersWhoCanCome(db: Queries, besides: string): Promise<number> {
  const other = isUuid(besides) ? ne(people.id, besides) : undefined;
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(enabledAdministrator, canCome, other));
  return rows.length;
}

/** Two links of a first start, used at the same time, make one Administrator. */
async function refuseForASecond(db: Queries): Promise<void> {
  await lockAdministrators(db);
  if (!(await hasAdministrator(db))) return;
  throw new DrydockError({
    code: "refused",
    object: "the first Administrator",
    why: "There is one already.",
    todo: "Sign in, or ask them for an invitation.",
  });
}

async function refuseForTheLast(db: Queries, id: string): Promise<void> {
  if (!isUuid(id)) return;
  const [person] = await db
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.id, id), enabledAdministrator));
  if (!person) return;
  throw new DrydockError({
    code: "refused",
    object: person.name,
    why: "This is the last Administrator who can sign in; without one nobody could manage people.",
    todo: "Make somebody else an Administrator first.",
  });
}
