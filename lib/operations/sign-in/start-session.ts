import type { Origin, PeopleContext } from "./context";

/** Absolute; one that nobody uses ends after a day. */
export const SESSION_SECONDS = 7 * 24 * 3600;

/** A new session, never one that was there before the sign-in. Returns its text, which is shown once. */
export async function startSession(
  { sessions, secrets }: Pick<PeopleContext, "sessions" | "secrets">,
  personId: string,
  { address, userAgent }: Origin,
  groups: readonly string[] = [],
): Promise<string> {
  const { text, hash } = secrets.make();
  await sessions.start({
    ...{ tokenHash: hash, personId, groups, address, lifetimeSeconds: SESSION_SECONDS },
    userAgent: userAgent?.slice(0, 200),
  });
  return text;
}
