/**
 * PostgreSQL keeps no NUL, neither in text nor in jsonb. What a webhook or a kubelet said may hold one, and it would keep
 * all that is written with it from being written.
 */
export function withoutNul<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  if (!text.includes("\\u0000")) return value;
  return JSON.parse(text, (_, part) => (typeof part === "string" ? part.replaceAll("\0", "\uFFFD") : part));
}
