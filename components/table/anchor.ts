/** A row that is in sight: its key and where it begins, in px from the top of all rows. */
export interface Placed {
  key: string;
  start: number;
}

/**
 * How far to scroll after rows came, went or moved, so that the reader keeps what was in sight (px). `startOf` tells
 * where a row begins now, undefined when it is gone. What most rows agree on counts, so that one row that moves by
 * itself, as in a table sorted by what changes, takes nobody with it. Where rows vanished in between, as by a filter,
 * the topmost that is left stays in place. Where all changed places, as by another order, the place stays, not the rows.
 */
export function anchorShift(seen: readonly Placed[], startOf: (key: string) => number | undefined): number {
  const left = seen.flatMap(({ key, start }) => {
    const now = startOf(key);
    return now === undefined ? [] : [{ now, shift: now - start }];
  });
  const [first] = left;
  if (first === undefined) return 0;
  const votes = Map.groupBy(left, ({ shift }) => shift);
  const [shift, voters] = [...votes].reduce((most, next) => (next[1].length > most[1].length ? next : most));
  if (voters.length * 2 >= left.length) return shift;
  const inOrder = left.every(({ now }, at) => at === 0 || now > (left[at - 1]?.now ?? 0));
  return inOrder ? first.shift : 0;
}
