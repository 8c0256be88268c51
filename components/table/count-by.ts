/** How many rows have each value; a row may have several. */
export function countBy<Row, K extends string>(
  rows: readonly Row[],
  pick: (row: Row) => K | readonly K[],
): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const row of rows) {
    for (const value of [pick(row)].flat() as K[]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
