/**
 * Idempotency keys of one kind of command: a call that is made again with the same content, because no answer came,
 * carries the key of the first; after an answer the next call is a new command.
 */
export function createAttempt(makeKey: () => string = newKey) {
  let open: { content: string; key: string } | undefined;
  return {
    keyFor(content: unknown): string {
      const text = JSON.stringify(content);
      if (open?.content !== text) open = { content: text, key: makeKey() };
      return open.key;
    },
    answered(): void {
      open = undefined;
    },
  };
}

/** `crypto.randomUUID` is missing where the page came over plain HTTP. */
function newKey(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
