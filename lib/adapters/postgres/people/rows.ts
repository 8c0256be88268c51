import { eq, inArray, sql } from "drizzle-orm";
import type { Drizzle } from "@/lib/adapters/postgres/open-drizzle";
import { type people, roleBindings } from "@/lib/adapters/postgres/schema";
import { EVERY_CLUSTER, type RoleBinding } from "@/lib/domain/access/principal";
import type { Role } from "@/lib/domain/access/role";
import { type Grants, type Person, tidyBindings } from "@/lib/domain/people/person";

/** As it is also called inside a transaction. */
export type Queries = Pick<Drizzle, "select" | "insert" | "update" | "delete" | "execute">;

interface RoleRow {
  cluster: string;
  role: Role;
}

/** What rows of roles come to. The administrator's is one of the console, and stands on every cluster. */
export function grantsOf(rows: readonly RoleRow[]): Grants {
  const bindings = rows.flatMap(({ cluster, role }): RoleBinding[] =>
    role === "administrator" ? [] : [{ cluster, role }],
  );
  return {
    administrator: rows.some(({ role }) => role === "administrator"),
    bindings: tidyBindings(bindings),
  };
}

export function roleRowsOf({ administrator, bindings }: Grants): RoleRow[] {
  const rows: RoleRow[] = tidyBindings(bindings);
  return administrator ? [...rows, { cluster: EVERY_CLUSTER, role: "administrator" }] : rows;
}

type PersonRow = typeof people.$inferSelect;

export function identityOf({ oidcIssuer: issuer, oidcSubject: subject }: PersonRow) {
  return issuer !== null && subject !== null ? { issuer, subject } : undefined;
}

function personOf(row: PersonRow, bindings: RoleBinding[]): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email ?? undefined,
    administrator: row.administrator,
    bindings,
    hasPassword: row.passwordHash !== null,
    identity: identityOf(row),
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString(),
    disabledAt: row.disabledAt?.toISOString(),
  };
}

/** The people of these rows, with what they are bound to. */
export async function withBindings(db: Queries, rows: readonly PersonRow[]): Promise<Person[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const bound = await db.select().from(roleBindings).where(inArray(roleBindings.personId, ids));
  const byPerson = Map.groupBy(bound, ({ personId }) => personId ?? "");
  return rows.map((row) => personOf(row, [...grantsOf(byPerson.get(row.id) ?? []).bindings]));
}

/** The bindings of a person are replaced as a whole. */
export async function replaceBindings(
  db: Queries,
  personId: string,
  bindings: readonly RoleBinding[],
  by: string,
): Promise<void> {
  await db.delete(roleBindings).where(eq(roleBindings.personId, personId));
  const rows = tidyBindings(bindings).map((binding) => ({ ...binding, personId, createdBy: by }));
  if (rows.length > 0) await db.insert(roleBindings).values(rows);
}

/** Ids come from addresses: what is no UUID is nobody's. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** So many seconds from now, by the database's clock: that of a replica may be wrong. */
export const inSeconds = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;
