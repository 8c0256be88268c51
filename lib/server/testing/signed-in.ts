import type { Console } from "@/lib/server/console";
import { openTokens, type TokenKind } from "@/lib/server/tokens";
import { createTopics } from "@/lib/server/topics";
import { temporaryFolder } from "./temporary-folder";

/** A running console without clusters, where handlers look for it, and who has which token. */
export function consoleOf<Name extends string>(people: Record<Name, TokenKind>): Record<Name, string> {
  const tokens = openTokens(temporaryFolder());
  const clusters: Console["clusters"] = new Map();
  const console: Pick<Console, "tokens" | "clusters" | "topics"> = {
    tokens,
    clusters,
    topics: createTopics(clusters),
  };
  Object.assign(globalThis, { [Symbol.for("drydock.console")]: console });
  const issued = Object.entries<TokenKind>(people).map(([name, kind]) => [name, tokens.issue(kind, name)]);
  return Object.fromEntries(issued) as Record<Name, string>;
}
