import type { IdempotencyStore, KeptAnswer } from "@/lib/operations/store-ports/idempotency";

/** Keys in memory, for tests that have no database. None grows old. */
export function memoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, { request: string; claim: string; answer?: KeptAnswer }>();
  let claims = 0;
  return {
    async claim(key, request) {
      const row = kept.get(key);
      if (!row) {
        claims += 1;
        kept.set(key, { request, claim: String(claims) });
        return { state: "mine", claim: String(claims) };
      }
      if (row.request !== request) return { state: "another-request" };
      return row.answer ? { state: "answered", answer: row.answer } : { state: "running" };
    },
    async keep(key, claim, answer) {
      const row = kept.get(key);
      if (row?.claim === claim) kept.set(key, { ...row, answer });
    },
    async release(key, claim) {
      const row = kept.get(key);
      if (row?.claim === claim && !row.answer) kept.delete(key);
    },
  };
}
