import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { getConsole } from "./console";
import { readCookie, SESSION } from "./cookies";

/** The token that a request carries: a script's Authorization header, else the browser's cookie. */
export function credentialOf(request: Request): { token: string; from: "header" | "cookie" } | undefined {
  const header = request.headers.get("authorization");
  const bearer = header && /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (bearer) return { token: bearer, from: "header" };
  const token = readCookie(request, SESSION);
  return token === undefined ? undefined : { token, from: "cookie" };
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Who asks, as a browser or as a script: a session counts in a cookie alone and a token in a header alone. Every handler
 * calls this, streams included; pages and middleware are never the boundary.
 * @throws unauthenticated; forbidden for a cookie on a request that another site started
 */
export async function authenticate(request: Request): Promise<Principal> {
  const credential = credentialOf(request);
  const found = credential && (await getConsole().people.principals.of(credential.token));
  const kind = credential?.from === "cookie" ? "session" : "token";
  if (found?.via.kind !== kind) throw new DrydockError({ code: "unauthenticated" });
  if (kind === "session") refuseForeign(request);
  return found;
}

/** A browser sends the cookie along wherever the request began; only our own pages may use it to change something. */
export function refuseForeign(request: Request): void {
  if (isRead(request)) return;
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
