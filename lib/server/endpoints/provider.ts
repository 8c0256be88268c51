import { z } from "zod";
import { DrydockError } from "@/lib/domain/errors";
import { safeReturn } from "@/lib/domain/people/safe-return";
import { limitAttempts } from "@/lib/operations/sign-in/limit-attempts";
import { signInByIdentity } from "@/lib/operations/sign-in/sign-in-by-identity";
import { tellRefusal } from "@/lib/server/audit/refusal";
import { getConsole } from "@/lib/server/console";
import { cookie, HANDSHAKE, readCookie } from "@/lib/server/cookies";
import type { OpenEndpoint } from "@/lib/server/endpoint";
import { log, reasonOf } from "@/lib/server/log";
import { originOfRequest } from "@/lib/server/origin-of-request";
import { baseUrl } from "@/lib/server/people";
import { signedIn } from "./session";

const HANDSHAKE_SECONDS = 10 * 60;

/** Of a cookie, which somebody else may have set: where it leads is judged again. */
const Kept = z.object({
  ...{ state: z.string(), nonce: z.string(), verifier: z.string() },
  from: z.string().transform(safeReturn),
});

function goTo(path: string, more: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, "cache-control": "no-store", ...more },
  });
}

/** Sends the browser to the identity provider. What comes back counts only in this browser, and only soon. */
export const beginAtProvider: OpenEndpoint = {
  method: "GET",
  path: "/sign-in/oidc",
  summary: "Begins a sign-in at the identity provider",
  query: z.object({ from: z.string().optional() }),
  open: true,
  async handle({ query }) {
    const { provider } = getConsole().people;
    if (!provider) return goTo("/sign-in?error=provider-unknown");
    try {
      const { url, handshake } = await provider.begin();
      const kept = { ...handshake, from: safeReturn(query.get("from") ?? undefined) };
      const text = Buffer.from(JSON.stringify(kept)).toString("base64url");
      return goTo(url, { "set-cookie": cookie(HANDSHAKE, text, HANDSHAKE_SECONDS) });
    } catch (error) {
      log("warn", "identity provider does not answer", { reason: reasonOf(error) });
      return goTo("/sign-in?error=provider-away");
    }
  },
};

function keptHandshake(request: Request): z.infer<typeof Kept> | undefined {
  const text = readCookie(request, HANDSHAKE);
  if (text === undefined) return undefined;
  try {
    return Kept.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    // It is the browser's, which may send anything: as good as none.
    return undefined;
  }
}

/** For the sign-in page, which has the words. */
function whyRefused(error: unknown): string {
  if (!(error instanceof DrydockError)) return "provider-refused";
  switch (error.failure.code) {
    case "unauthenticated":
      return "person-disabled";
    case "too-many":
      return "too-many";
    default:
      return "not-now";
  }
}

/** Where the provider sends the browser back to. Whatever is not as it must be signs in nobody. */
export const finishAtProvider: OpenEndpoint = {
  method: "GET",
  path: "/sign-in/oidc/callback",
  summary: "Ends a sign-in at the identity provider: sets the cookie of a session",
  open: true,
  async handle({ request, query }) {
    const ctx = getConsole().people;
    const { provider } = ctx;
    const handshake = keptHandshake(request);
    const forget = { "set-cookie": cookie(HANDSHAKE, "", 0) };
    const { recorder } = getConsole().audit;
    const refuse = async (error: string, object?: string) => {
      const detail = { by: "provider", code: error };
      await tellRefusal(recorder, { action: "session.sign-in", object, detail });
      return goTo(`/sign-in?error=${error}`, forget);
    };
    if (!provider || !handshake) return refuse("provider-handshake");
    const callback = new URL(`/sign-in/oidc/callback?${query}`, baseUrl(getConsole().settings));
    let whom: string | undefined;
    const origin = originOfRequest(request);
    try {
      // Each makes the console call the provider; what is behind a cookie may be made up.
      const counted = await limitAttempts(ctx, origin.address);
      const claims = await provider.finish(callback, handshake);
      whom = `person ${claims.name}, subject ${claims.subject}`;
      const who = await signInByIdentity({ ctx, input: { claims, origin } });
      await counted.takeBack();
      const headers = { location: handshake.from, ...forget };
      return await signedIn(request, { ...who, by: "provider" }, { status: 303, headers });
    } catch (error) {
      log("warn", "sign-in by the identity provider refused", { reason: reasonOf(error) });
      return refuse(whyRefused(error), whom);
    }
  },
};
