import { WINDOW } from "@/lib/contracts/workload";

/** A part of a long list as it was read. */
export interface ReadPart<Row> {
  offset: number;
  items: readonly Row[];
  /** When it was read; of two parts that tell of the same row the later one is right. */
  at: number;
}

/**
 * What is known of a list of `total` rows, by place. Parts are read at different times, and rows move meanwhile: a row
 * stands once, where it was seen last.
 */
export function placeRows<Row>(
  parts: readonly ReadPart<Row>[],
  total: number,
  keyOf: (row: Row) => string,
): (Row | undefined)[] {
  const rows = new Array<Row | undefined>(total).fill(undefined);
  const seen = new Set<string>();
  for (const { offset, items } of parts.toSorted((a, b) => b.at - a.at)) {
    for (const [at, row] of items.entries()) {
      const key = keyOf(row);
      if (offset + at >= total || seen.has(key)) continue;
      seen.add(key);
      rows[offset + at] = row;
    }
  }
  return rows;
}

/** Offsets of the parts that hold these places. */
export function partsOf(places: Iterable<number>): number[] {
  const offsets = new Set<number>();
  for (const place of places) offsets.add(Math.floor(place / WINDOW) * WINDOW);
  return [...offsets].sort((a, b) => a - b);
}
