import type { Principal } from "@/lib/domain/access/principal";
import type { Console } from "@/lib/server/console";
import { type Principals, principalsOf } from "@/lib/server/principals";
import { openTokens, type TokenKind } from "@/lib/server/tokens";
import { createTopics } from "@/lib/server/topics";
import { auditStub } from "./audit-stub";
import { databaseStub } from "./database-stub";
import { notificationsStub } from "./notifications-stub";
import { temporaryFolder } from "./temporary-folder";

function putConsole(principals?: Principals) {
  const tokens = openTokens(temporaryFolder());
  const clusters: Console["clusters"] = new Map();
  const console: Pick<
    Console,
    "database" | "audit" | "notifications" | "tokens" | "principals" | "clusters" | "topics"
  > = {
    database: databaseStub(),
    audit: auditStub(),
    notifications: notificationsStub(),
    tokens,
    principals: principals ?? principalsOf(tokens),
    clusters,
    topics: createTopics(clusters),
  };
  Object.assign(globalThis, { [Symbol.for("drydock.console")]: console });
  return tokens;
}

/** A running console without clusters, where handlers look for it, and who has which token. */
export function consoleOf<Name extends string>(people: Record<Name, TokenKind>): Record<Name, string> {
  const tokens = putConsole();
  const issued = Object.entries<TokenKind>(people).map(([name, kind]) => [name, tokens.issue(kind, name)]);
  return Object.fromEntries(issued) as Record<Name, string>;
}

/** The same for people with roles: the token of each is their name. */
export function consoleFor(people: Record<string, Principal>): void {
  putConsole({ of: async (token) => people[token] });
}
