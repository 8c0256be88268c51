import { redact } from "./redact";
import { currentRequest } from "./request/scope";
import { LOG_LEVELS } from "./settings";

type Level = (typeof LOG_LEVELS)[number];

/** Characters that JSON leaves as they are and a terminal obeys, or shows as nothing, or turns round. */
const UNSHOWN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function isWritten(level: Level): boolean {
  const least = LOG_LEVELS.find((each) => each === process.env.DRYDOCK_LOG_LEVEL) ?? "info";
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
}

/**
 * One JSON line an event on stderr: the one place that writes a log. It carries the id of the request that it is about.
 * Never pass a credential, a header or a body; what looks like one is left out all the same.
 */
export function log(level: Level, message: string, data: Record<string, unknown> = {}): void {
  if (!isWritten(level)) return;
  const line = { time: new Date().toISOString(), level, message, requestId: currentRequest()?.id };
  const told = redact(data) as Record<string, unknown>;
  process.stderr.write(`${JSON.stringify({ ...line, ...told, ...line }).replace(UNSHOWN, escaped)}\n`);
}

/** What an unknown thrown value says of itself, for the log. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, cause } = error;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return `${name}: ${message}${code === "" ? "" : ` (${code})`}`;
}
