import { isDeepStrictEqual } from "node:util";
import type { NodeRow } from "@/lib/contracts/node";
import type { ChangedRow } from "@/lib/contracts/stream";

/**
 * What makes the one row of the other: the members that differ, and the names of those that are there no more.
 * undefined when nothing does. Labels are most of a row and pods come and go: a whole row would be ten times as long.
 */
function changedRow(before: NodeRow, after: NodeRow): ChangedRow | undefined {
  if (before === after) return undefined;
  const was = new Map(Object.entries(before));
  const is = Object.entries(after).filter(([, value]) => value !== undefined);
  const differs = is.filter(([member, value]) => !isDeepStrictEqual(value, was.get(member)));
  for (const [member] of is) was.delete(member);
  const without = [...was].flatMap(([member, value]) => (value === undefined ? [] : [member]));
  if (differs.length === 0 && without.length === 0) return undefined;
  const change: ChangedRow = { ...Object.fromEntries(differs), name: after.name };
  return without.length > 0 ? { ...change, without } : change;
}

/** Of so many the changes are as long as the whole, which takes less time than to find them: a first count of all pods. */
const MANY_ROWS = 1_000;

/** Whether so many rows may have changed that nobody should look what did. */
export function manyChanged(before: readonly NodeRow[], after: readonly NodeRow[]): boolean {
  if (after.length <= MANY_ROWS) return false;
  const known = new Set(before);
  return after.filter((row) => !known.has(row)).length > MANY_ROWS;
}

/**
 * Rows that are new, whole; what differs of those that changed; names of those that are gone. Of thousands of rows nearly
 * all are the same ones at the same place: only the others are looked at.
 */
export function changedRows(before: readonly NodeRow[], after: readonly NodeRow[]) {
  const left = new Map<string, NodeRow>();
  for (const [at, row] of before.entries()) if (row !== after[at]) left.set(row.name, row);
  const nodes: ChangedRow[] = [];
  for (const [at, row] of after.entries()) {
    if (row === before[at]) continue;
    const old = left.get(row.name);
    left.delete(row.name);
    const change = old === undefined ? row : changedRow(old, row);
    if (change) nodes.push(change);
  }
  return { nodes, removedNodes: [...left.keys()] };
}
