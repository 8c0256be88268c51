import { currentRequest } from "./request/scope";

/** One cookie of ours. */
export interface CookieKind {
  name: string;
}

export const SESSION: CookieKind = { name: "drydock_session" };
/** What a sign-in at the identity provider is bound to, for the few minutes that it takes. */
export const HANDSHAKE: CookieKind = { name: "drydock_handshake" };

/**
 * Over TLS the name says that no other host and no plain page has set it; a plain one is not looked at there, so that
 * nobody on the way can put a session of theirs into a browser. Without TLS, which is for this machine alone, browsers
 * refuse that name.
 */
function nameOf({ name }: CookieKind): { name: string; secure: boolean } {
  const secure = currentRequest()?.secure ?? false;
  return { name: secure ? `__Host-${name}` : name, secure };
}

export function readCookie(request: Request, kind: CookieKind): string | undefined {
  const { name } = nameOf(kind);
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=");
    if (key === name && value) return value;
  }
  return undefined;
}

/** For Set-Cookie; an age of 0 takes it back. */
export function cookie(kind: CookieKind, value: string, maxAgeSeconds: number): string {
  const { name, secure } = nameOf(kind);
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? "; Secure" : ""}`;
  return `${name}=${value}; ${flags}`;
}
