import type { AuditDetail, AuditEntry } from "./record";

/** A name or a reason is shorter; what is longer was made to fill the log. In characters. */
const MAX_TEXT = 500;
const MAX_FACTS = 20;

/** Controls; what breaks a line elsewhere; and what turns round the text that follows, so that a reader sees another one. */
const FORGING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Words of people in one line, in the order in which they are read. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(FORGING, "\uFFFD");
}

/**
 * Text as every store, terminal and spreadsheet takes it: no character that could forge a line or the order of words, no
 * half of a surrogate pair that a database would refuse, not endless.
 */
export function safeText(text: string): string {
  const plain = plainText(text);
  const points = [...plain];
  return points.length > MAX_TEXT ? `${points.slice(0, MAX_TEXT - 1).join("")}…` : plain;
}

/** The entry with nothing in it that a store would change or refuse: what is read back is what was hashed. */
export function safeEntry(entry: AuditEntry): AuditEntry {
  const { actor, detail } = entry;
  return {
    ...entry,
    at: new Date(entry.at).toISOString(),
    requestId: safeText(entry.requestId),
    actor: { id: safeText(actor.id), name: safeText(actor.name), via: safeText(actor.via) },
    address: safeText(entry.address),
    action: safeText(entry.action),
    cluster: safeText(entry.cluster),
    object: safeText(entry.object),
    detail: safeDetail(detail),
  };
}

function safeDetail(detail: AuditDetail): AuditDetail {
  const facts = Object.entries(detail).slice(0, MAX_FACTS);
  return Object.fromEntries(facts.map(([name, value]) => [safeText(name), safeValue(value)]));
}

/** A number that JSON can't carry, or that a store could round, is told as text. */
function safeValue(value: string | number | boolean): string | number | boolean {
  if (typeof value === "string") return safeText(value);
  return typeof value === "boolean" || Number.isSafeInteger(value) ? value : String(value);
}
