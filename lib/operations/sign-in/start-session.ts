import type { NewSession } from "@/lib/operations/store-ports/sign-in";
import type { Origin, PeopleContext } from "./context";

/** Absolute; one that nobody uses ends after a day. */
export const SESSION_SECONDS = 7 * 24 * 3600;
/**
 * Of whom the identity provider vouches for: whether it still does, and in which groups they are, is asked at a sign-in
 * and at no other time.
 */
export const VOUCHED_SECONDS = 24 * 3600;

/** What a session begins with, beside a password or a link. */
type By = Partial<Pick<NewSession, "groups" | "tokenId" | "lifetimeSeconds">>;

/** A new session, never one that was there before the sign-in. Returns its text, which is shown once. */
export async function startSession(
  { sessions, secrets }: Pick<PeopleContext, "sessions" | "secrets">,
  personId: string,
  { address, userAgent }: Origin,
  { groups = [], lifetimeSeconds = SESSION_SECONDS, tokenId }: By = {},
): Promise<string> {
  const { text, hash } = secrets.make();
  await sessions.start({
    ...{ tokenHash: hash, personId, groups, address, lifetimeSeconds, tokenId },
    userAgent: userAgent?.slice(0, 200),
  });
  return text;
}
