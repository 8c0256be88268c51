import { DrydockError } from "@/lib/domain/errors";
import { secondsLeft } from "@/lib/domain/limits/limit";
import { originOf } from "@/lib/domain/people/origin";
import type { PeopleContext } from "./context";

const WINDOW_SECONDS = 15 * 60;
/** From one origin, whatever it tries. */
const BY_ORIGIN = 60;
/** From one origin for one account: others may still sign in to it. */
const BY_BOTH = 10;
/** For one account from all origins together. */
const BY_ACCOUNT = 200;

/** A try that was counted. */
export interface Try {
  /** It was right: it no longer counts. Many people may sign in from one address. */
  takeBack(): Promise<void>;
}

/**
 * Counts a try before anything is compared. Tokens and links have no account: nobody guesses one, and whoever tries
 * from many addresses must not keep others from using theirs.
 * @throws too-many
 */
export async function limitAttempts(
  { attempts, secrets }: Pick<PeopleContext, "attempts" | "secrets">,
  address: string,
  account?: string,
): Promise<Try> {
  const origin = originOf(address);
  const limits: [string, number][] = [[`sign-in from ${origin}`, BY_ORIGIN]];
  if (account !== undefined) {
    // What somebody typed as an address need not be one; as a hash it can be kept.
    const who = secrets.hashOf(account).slice(0, 32);
    limits.push([`sign-in from ${origin} as ${who}`, BY_BOTH], [`sign-in as ${who}`, BY_ACCOUNT]);
  }
  for (const [key, most] of limits) {
    if ((await attempts.add(key, WINDOW_SECONDS, 1)) > most)
      throw new DrydockError({
        code: "too-many",
        what: "tries to sign in",
        retryAfterSeconds: secondsLeft(WINDOW_SECONDS, Date.now()),
      });
  }
  return {
    async takeBack() {
      for (const [key] of limits) await attempts.add(key, WINDOW_SECONDS, -1);
    },
  };
}
