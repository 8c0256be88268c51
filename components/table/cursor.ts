/** The row `by` further, held at both ends; counted from before the first when there is none yet. */
export function moveBy(keys: readonly string[], current: string | undefined, by: number): string | undefined {
  const at = current === undefined ? -1 : keys.indexOf(current);
  return keys[Math.min(keys.length - 1, Math.max(0, at + by))];
}

/** Where a reader is whose row went: at the next that is left, or at the one before where it was the last. */
export function keyAfter(old: readonly string[], now: readonly string[], gone: string): string | undefined {
  const at = old.indexOf(gone);
  const left = new Set(now);
  return (
    old.slice(at + 1).find((key) => left.has(key)) ??
    old.slice(0, Math.max(0, at)).findLast((key) => left.has(key))
  );
}
