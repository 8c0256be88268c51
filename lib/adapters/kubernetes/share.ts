/**
 * Keeps one copy of equal values. Most pods of a cluster carry the same tolerations, requests and owners, and with
 * 150,000 pods the copies would weigh more than the pods. Bounded: when full it starts anew, which only costs memory.
 */
export function createSharing(limit = 50_000): <T>(value: T) => T {
  const known = new Map<string, unknown>();
  return <T>(value: T): T => {
    const key = JSON.stringify(value);
    const existing = known.get(key);
    // Equal JSON text of plain data is equal data, hence of the same type.
    if (existing !== undefined) return existing as T;
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
}
