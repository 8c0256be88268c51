/** One JSON line an event on stderr. Never pass a credential, a header or a body. */
export function log(
  level: "info" | "warn" | "error",
  message: string,
  data: Record<string, unknown> = {},
): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...data })}\n`);
}

/** What an unknown thrown value says of itself, for the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
