import { randomBytes } from "node:crypto";

/** On every answer, whatever it is. */
export const ALWAYS = {
  "x-content-type-options": "nosniff",
  // Addresses name clusters and nodes; nobody else need know them.
  "referrer-policy": "same-origin",
  "permissions-policy":
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  // For browsers that do not know frame-ancestors.
  "x-frame-options": "DENY",
} as const;

/** Where the client speaks TLS: it shall not speak anything else for two years. */
export const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/** An answer of the API is no document: opened as one, it may do nothing at all. */
export const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/**
 * The one style sheet that sonner puts into the document by itself, without a nonce: empty first, then with its text. Of
 * the version that is pinned.
 */
export const TOAST_STYLE =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

/**
 * What a page may do: run the scripts that carry this answer's nonce and what those load, and talk to the console that
 * served it. `development`: hot reload evaluates code and uses a socket.
 */
export function pagePolicy(nonce: string, development = false): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${TOAST_STYLE}`,
    // Widths and columns of what arrives rendered; an attribute can load nothing that img-src and font-src forbid.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
