/** Rows that are chosen, by their keys, whether they are in sight or not. */
export interface Selection {
  keys: ReadonlySet<string>;
  /** Where a range begins: the row that was ticked last. */
  anchor?: string;
  /** What was chosen before the range that is being drawn, so that drawing it back lets rows go again. */
  before: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
export const NOTHING: Selection = { keys: NONE, before: NONE };

/** The row ticked, or no longer. */
export function toggleKey({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key, before: next };
}

/**
 * All from the row that was ticked last to this one, in the order that is shown, beside what was chosen before.
 * `from`: where the range begins when no row was ticked yet, or it is not shown.
 */
export function extendTo(selection: Selection, order: readonly string[], key: string, from = key): Selection {
  const known = selection.anchor !== undefined && order.includes(selection.anchor);
  const anchor = known && selection.anchor !== undefined ? selection.anchor : from;
  const before = known ? selection.before : selection.keys;
  const ends = [order.indexOf(anchor), order.indexOf(key)].sort((a, b) => a - b);
  const [start = 0, end = 0] = ends;
  return { keys: new Set([...before, ...order.slice(start, end + 1)]), anchor, before };
}

/** These rows ticked, or none of them; the others as they are. */
export function setKeys({ keys }: Selection, these: readonly string[], on: boolean): Selection {
  const next = new Set(keys);
  for (const key of these) {
    if (on) next.add(key);
    else next.delete(key);
  }
  return { keys: next, before: next };
}

export type TickState = "all" | "some" | "none";

/** What the tick box above some rows shows. */
export function tickState(keys: ReadonlySet<string>, rows: readonly string[]): TickState {
  const ticked = rows.reduce((sum, key) => sum + (keys.has(key) ? 1 : 0), 0);
  if (ticked === 0) return "none";
  return ticked === rows.length ? "all" : "some";
}
