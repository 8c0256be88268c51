import { expect, it } from "vitest";
import { reasonOf, verdictOf } from "./failure";

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });
/** As drizzle hands it on. */
const wrapped = (cause: Error) => new Error("Failed query: insert into people\nparams: secret", { cause });
const away = (why: string) => ({ state: "away", why });
const full = { state: "full", why: "its disk is full" };
const readOnly = away(
  "it takes no writes: it is a standby, or was set to read-only. DATABASE_URL must name the primary",
);
const broken = away("the connection broke off");

it.each<[string, Error, ReturnType<typeof verdictOf> | object]>([
  [
    "nobody listens",
    coded("ECONNREFUSED", "connect ECONNREFUSED 10.0.0.5:5432"),
    away("connect ECONNREFUSED 10.0.0.5:5432"),
  ],
  [
    "its socket is gone",
    coded("ENOENT", "connect ENOENT /run/.s.PGSQL.5432"),
    away("connect ENOENT /run/.s.PGSQL.5432"),
  ],
  ["no such name", coded("ENOTFOUND", "getaddrinfo ENOTFOUND db"), away("getaddrinfo ENOTFOUND db")],
  ["several addresses, none answers", coded("ECONNREFUSED", ""), away("ECONNREFUSED")],
  ["cut while it was asked", coded("ECONNRESET", "read ECONNRESET"), broken],
  ["cut before it was asked", coded("EPIPE", "write EPIPE"), broken],
  [
    "the driver sees it end",
    new Error("Connection terminated unexpectedly"),
    away("Connection terminated unexpectedly"),
  ],
  [
    "the driver has seen it end",
    new Error("Client has encountered a connection error and is not queryable"),
    away("Client has encountered a connection error and is not queryable"),
  ],
  ["no answer in time", new Error("Query read timeout"), away("Query read timeout")],
  ["a failure of the connection", coded("08006", "connection failure"), away("connection failure")],
  [
    "it is shut down",
    coded("57P01", "terminating connection due to administrator command"),
    away("it is being shut down"),
  ],
  [
    "it crashed",
    coded("57P02", "terminating connection because of crash of another server process"),
    away("it crashed, and recovers"),
  ],
  [
    "it starts",
    coded("57P03", "the database system is starting up"),
    away("the database system is starting up"),
  ],
  [
    "too many connections",
    coded("53300", "sorry, too many clients already"),
    away("it has no connection free: raise its max_connections, or stop who holds them"),
  ],
  [
    "another password",
    coded("28P01", 'password authentication failed for user "drydock"'),
    away("it refuses the password in DATABASE_URL"),
  ],
  ["nobody it knows", coded("28000", 'role "drydock" does not exist'), away('role "drydock" does not exist')],
  [
    "no such database",
    coded("3D000", 'database "drydock" does not exist.'),
    away('database "drydock" does not exist'),
  ],
  ["a standby", coded("25006", "cannot execute INSERT in a read-only transaction"), readOnly],
  ["its disk is full", coded("53100", 'could not extend file "base/5/1": No space left on device'), full],
  ["its disk is full for its log", coded("58030", "could not write to file: No space left on device"), full],
  ["the disk of the socket's folder is full", coded("ENOSPC", "no space left"), full],
  ["a fault of its disk", coded("58030", "could not read block 7: Input/output error"), undefined],
  ["a row that is there", coded("23505", "duplicate key value violates unique constraint"), undefined],
  ["a statement that is wrong", coded("42601", "syntax error"), undefined],
  ["two that wait for each other", coded("40P01", "deadlock detected"), undefined],
  [
    "a statement that took too long",
    coded("57014", "canceling statement due to statement timeout"),
    undefined,
  ],
  ["something else", new TypeError("x is not a function"), undefined],
] as const)("%s", (_, error, verdict) => {
  expect(verdictOf(error)).toEqual(verdict);
  expect(verdictOf(wrapped(error))).toEqual(verdict);
});

it("takes what is no error for no word about the database", () => {
  expect(verdictOf("away")).toBeUndefined();
});

it.each<[string, unknown, string]>([
  [
    "the database's words, never the statement",
    wrapped(new Error("relation is missing\nLINE 1")),
    "relation is missing",
  ],
  ["those of an error alone", new Error("it broke."), "it broke"],
  ["what was thrown instead of one", "text", "text"],
])("tells %s", (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
