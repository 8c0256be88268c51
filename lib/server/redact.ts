const HIDDEN = "[redacted]";
/** Names under which a secret would stand. */
const TELLING =
  /pass(word|phrase)?$|secret|token|authorization|cookie|credential|kubeconfig|private.?key|api.?key|^key$/i;
/** Texts that are one wherever they stand; what is kept says of what kind it was. */
const PATTERNS: [RegExp, string][] = [
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    `${HIDDEN} private key`,
  ],
  [/\b(Bearer|Basic|Digest)\s+[A-Za-z0-9+/=._~-]{6,}/gi, `$1 ${HIDDEN}`],
  [/\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?/g, `${HIDDEN} JWT`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${HIDDEN}@`],
  [
    /\b((?:access_|id_|refresh_|client_)?(?:token|secret|password|passwd|pwd)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
    `$1${HIDDEN}`,
  ],
];
const LONGEST = 8 * 1024;
const DEEPEST = 6;

function redactText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} (${text.length} characters)` : text;
  return PATTERNS.reduce((kept, [pattern, instead]) => kept.replace(pattern, instead), short);
}

/**
 * A value as it may be written down: nothing under a name that tells of a secret, nothing in a text that looks like one.
 * The second line of defence; the first is that nobody logs a credential.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "[deeper]";
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactText(`${value.name}: ${value.message}`);
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return redact(value.toJSON(), depth + 1);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      TELLING.test(name) && each !== undefined ? HIDDEN : redact(each, depth + 1),
    ]),
  );
}
