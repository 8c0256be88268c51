/** Those that run, then the newest first; the earliest time that is known of each counts. */
export function newestFirst<T extends { startedAt?: string; name: string }>(
  items: readonly T[],
  isRunning: (item: T) => boolean,
): T[] {
  const rank = (item: T) => (isRunning(item) ? 0 : 1);
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (b.startedAt ?? "").localeCompare(a.startedAt ?? "") ||
      b.name.localeCompare(a.name),
  );
}
