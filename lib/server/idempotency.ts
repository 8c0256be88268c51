import { createHash } from "node:crypto";
import { DrydockError } from "@/lib/domain/errors";
import type { Claim, IdempotencyStore, KeptAnswer } from "@/lib/operations/store-ports/idempotency";
import { log, reasonOf } from "./log";

const LONGEST_KEY = 255;
/** For so long a repeated command waits for the first one's answer: less than a browser waits for its own. */
const WAIT_MS = 20_000;
const LOOK_MS = 100;

/** A command that carries a key. */
export interface Command {
  /** Who sends which key to where. */
  key: string;
  /** What else is asked. */
  request: string;
}

/**
 * A command by the key of its header, as the store knows it: by hashes, since a body may hold what nobody else should
 * read. A key is one person's, and counts for one address.
 * @throws bad-input
 */
export function commandOf(header: string, personId: string, request: Request, body: unknown): Command {
  if (header === "" || header.length > LONGEST_KEY)
    throw new DrydockError({
      code: "bad-input",
      what: "The Idempotency-Key is not valid",
      why: `It has ${header.length} characters; 1 to ${LONGEST_KEY} are allowed.`,
      todo: "Send a random key, such as a UUID.",
    });
  const { pathname, search } = new URL(request.url);
  return {
    key: hash([personId, request.method, pathname, header]),
    request: hash([search, body ?? null]),
  };
}

function hash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/**
 * Carries a command out once for its key: a repeated one gets the first one's answer, also from another console and after
 * a restart. A command that failed is forgotten, since it may be tried again. While the database is away nothing is
 * known of keys, and commands are carried out as they come: those that must not be are refused for that themselves.
 * @param keepable the answer as it can be kept; undefined: it can't
 * @throws bad-input when the key came with another request, conflict when the first one takes too long
 */
export async function recall<T>(
  store: IdempotencyStore,
  { key, request }: Command,
  keepable: (outcome: T) => KeptAnswer | undefined,
  work: () => Promise<T>,
): Promise<T | KeptAnswer> {
  const known = await settled(store, { key, request });
  if (known === undefined) return work();
  if (known.state === "answered") return known.answer;
  const tell = (done: Promise<void>) =>
    done.catch((error: unknown) => log("warn", "answer not kept", { reason: reasonOf(error) }));
  try {
    const outcome = await work();
    const answer = keepable(outcome);
    await tell(answer ? store.keep(key, known.claim, answer) : store.release(key, known.claim));
    return outcome;
  } catch (error) {
    await tell(store.release(key, known.claim));
    throw error;
  }
}

type Settled = Extract<Claim, { state: "mine" | "answered" }>;

/** What is known of a key once nobody else is at it; undefined: the database is away. */
async function settled(store: IdempotencyStore, { key, request }: Command): Promise<Settled | undefined> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const claim = await store.claim(key, request).catch(unlessAway);
    switch (claim?.state) {
      case undefined:
      case "mine":
      case "answered":
        return claim;
      case "another-request":
        throw new DrydockError({
          code: "bad-input",
          what: "The Idempotency-Key belongs to another request",
          why: "It came here within the last 24 hours with another body or other parameters.",
          todo: "Nothing was done. Send each new command with a new key.",
        });
      case "running":
        if (performance.now() > until)
          throw new DrydockError({
            code: "conflict",
            object: "The command with this Idempotency-Key",
            why: "The first one is still being carried out.",
          });
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

function unlessAway(error: unknown): undefined {
  if (error instanceof DrydockError && error.failure.code === "database-away") return undefined;
  throw error;
}
