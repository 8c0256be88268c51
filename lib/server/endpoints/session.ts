import { z } from "zod";
import { SessionBody } from "@/lib/contracts/session";
import { DrydockError } from "@/lib/domain/errors";
import { credentialOf, sessionCookie } from "@/lib/server/auth";
import { getConsole } from "@/lib/server/console";
import type { Endpoint, OpenEndpoint } from "@/lib/server/endpoint";
import { sessionBody } from "@/lib/server/session-body";
import type { TokenRecord } from "@/lib/server/tokens";

const WEEK_SECONDS = 7 * 24 * 3600;

export const readSession: Endpoint = {
  method: "GET",
  path: "/api/v1/session",
  verb: "self",
  summary: "Who is signed in, and what they may on which cluster",
  response: SessionBody,
  handle: ({ person }) => sessionBody(person, getConsole().clusters.keys()),
};

function signedIn(record: TokenRecord): string {
  return sessionCookie(getConsole().tokens.issue("session", record.name), WEEK_SECONDS);
}

/** GET /sign-in/{token}: uses the one-time link up and goes to the console. */
export function redeemLink(token: string): Response {
  const redeemed = getConsole().tokens.redeem(token);
  const target = typeof redeemed === "string" ? `/sign-in?error=${redeemed}` : "/clusters";
  const headers = new Headers({
    location: target,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  });
  if (typeof redeemed !== "string") headers.set("set-cookie", signedIn(redeemed));
  return new Response(null, { status: 303, headers });
}

const SignIn = z.object({ token: z.string().trim().min(1, "A token is needed").max(200) });

export const signIn: OpenEndpoint<z.infer<typeof SignIn>> = {
  method: "POST",
  path: "/api/v1/session",
  summary: "Signs in with the token of a link or an API token: sets the cookie of a session",
  request: SignIn,
  status: 204,
  open: true,
  handle({ body: { token } }) {
    const { tokens } = getConsole();
    const api = tokens.find(token, ["api"]);
    const record = api ?? tokens.redeem(token);
    if (typeof record === "string") throw new DrydockError({ code: "unauthenticated" });
    return new Response(null, {
      status: 204,
      headers: { "set-cookie": signedIn(record), "cache-control": "no-store" },
    });
  },
};

export const signOut: OpenEndpoint = {
  method: "DELETE",
  path: "/api/v1/session",
  summary: "Signs out: the cookie's session ends, and its streams with it",
  status: 204,
  open: true,
  handle({ request }) {
    const credential = credentialOf(request);
    if (credential?.from === "cookie") getConsole().tokens.revoke(credential.token);
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie("", 0) } });
  },
};
