import type { Console } from "@/lib/server/console";
import { openTokens, type TokenKind } from "@/lib/server/tokens";
import { temporaryFolder } from "./temporary-folder";

/** A running console without clusters, where handlers look for it, and who has which token. */
export function consoleOf<Name extends string>(people: Record<Name, TokenKind>): Record<Name, string> {
  const tokens = openTokens(temporaryFolder());
  const console: Pick<Console, "tokens" | "clusters"> = { tokens, clusters: new Map() };
  Object.assign(globalThis, { [Symbol.for("drydock.console")]: console });
  const issued = Object.entries<TokenKind>(people).map(([name, kind]) => [name, tokens.issue(kind, name)]);
  return Object.fromEntries(issued) as Record<Name, string>;
}
