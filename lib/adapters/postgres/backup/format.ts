import { createHash } from "node:crypto";
import { z } from "zod";

/** The first line of a backup. */
export const Head = z.object({
  drydock: z.literal("backup"),
  format: z.literal(1),
  /** The newest migration of the schema: when it was made, in milliseconds since the epoch. */
  migration: z.number().int(),
  at: z.iso.datetime(),
});
export type Head = z.infer<typeof Head>;

/** The last line: whether all of it arrived, and as it was written. */
export const End = z.object({ end: z.literal(true), rows: z.number().int(), sha256: z.string() });

/** What only counts for the moment, and what must not come back: who was signed in, links that were used or withdrawn. */
export const LEFT_OUT: ReadonlySet<string> = new Set(["sessions", "links", "rate_limits", "idempotency"]);

/** A hash over lines, with their ends. */
export function hashOfLines() {
  const hash = createHash("sha256");
  return { add: (line: string) => void hash.update(`${line}\n`), digest: () => hash.copy().digest("hex") };
}

/** Names come from the database's own catalogue. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
