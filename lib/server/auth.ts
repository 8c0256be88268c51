import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { getConsole } from "./console";

const SESSION_COOKIE = "drydock_session";

/** The token that a request carries: a script's Authorization header, else the browser's cookie. */
export function credentialOf(request: Request): { token: string; from: "header" | "cookie" } | undefined {
  const header = request.headers.get("authorization");
  const bearer = header && /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (bearer) return { token: bearer, from: "header" };
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === SESSION_COOKIE && value) return { token: value, from: "cookie" };
  }
  return undefined;
}

/** Who is behind a token now; undefined when it does not count, or no longer. */
export function principalOf(token: string): Promise<Principal | undefined> {
  return getConsole().principals.of(token);
}

/**
 * Who asks. Every handler calls this, streams included; pages and middleware are never the boundary.
 * @throws unauthenticated; forbidden for a cookie on a request that another site started
 */
export async function authenticate(request: Request): Promise<Principal> {
  const credential = credentialOf(request);
  const principal = credential && (await principalOf(credential.token));
  if (!principal) throw new DrydockError({ code: "unauthenticated" });
  if (credential.from === "cookie") refuseForeign(request);
  return principal;
}

/** A browser sends the cookie along wherever the request began; only our own pages may use it to change something. */
export function refuseForeign(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  const foreignOrigin = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host);
  if ((site !== null && site !== "same-origin" && site !== "none") || foreignOrigin) {
    throw new DrydockError({
      code: "forbidden",
      verb: request.method,
      object: new URL(request.url).pathname,
      why: "The request came from another site.",
    });
  }
}

export function sessionCookie(token: string, maxAgeSeconds: number): string {
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`;
}
