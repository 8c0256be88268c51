import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import type { Secrets } from "@/lib/operations/store-ports/secrets";
import type { CredentialStore } from "@/lib/operations/store-ports/sign-in";
import { log, reasonOf } from "./log";

/** Streams ask each two seconds: what was looked up for one tab is good for the others. In milliseconds. */
const GOOD_MS = 1_000;
/** While the database is away, who was signed in shortly before may go on; nobody can be asked. */
const AWAY_MS = 60 * 60_000;
const KNOWN_MAX = 5_000;

/** Who is behind a token. */
export interface Principals {
  of(token: string): Promise<Principal | undefined>;
  /** The same as it was at most a second ago, for those that ask again and again. */
  recently(token: string): Promise<Principal | undefined>;
}

interface Known {
  at: number;
  principal: Principal | undefined;
}

/** Its end was known before, and comes without the database as well. */
const ended = ({ via: { expiresAt } }: Principal) =>
  expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();

/** Looked up in the database, so that what was taken away on one replica counts on none. */
export function createPrincipals(
  credentials: Pick<CredentialStore, "principalOf" | "touch">,
  secrets: Secrets,
  clock = () => performance.now(),
): Principals {
  const known = new Map<string, Known>();

  function keep(hash: string, principal: Principal | undefined): void {
    known.delete(hash);
    known.set(hash, { at: clock(), principal });
    const [oldest] = known.keys();
    if (known.size > KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  }

  async function lookUp(hash: string): Promise<Principal | undefined> {
    const before = known.get(hash);
    try {
      const principal = await credentials.principalOf(hash);
      keep(hash, principal);
      // When it was used is a note; a full disk must not keep anybody from reading.
      if (principal)
        credentials
          .touch(principal.via)
          .catch((error: unknown) => log("debug", "use not noted", { reason: reasonOf(error) }));
      return principal;
    } catch (error) {
      const away = error instanceof DrydockError && error.failure.code === "database-away";
      if (!away || !before || clock() - before.at >= AWAY_MS) throw error;
      return before.principal && ended(before.principal) ? undefined : before.principal;
    }
  }

  return {
    of: (token) => lookUp(secrets.hashOf(token)),
    async recently(token) {
      const hash = secrets.hashOf(token);
      const before = known.get(hash);
      return before && clock() - before.at < GOOD_MS ? before.principal : lookUp(hash);
    },
  };
}
