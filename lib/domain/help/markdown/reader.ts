import type { Block } from "./document";

/** What was read, and the line behind it. */
export interface Read {
  block: Block;
  next: number;
}

/** Reads what begins on a line, if it is of its kind. `inner` reads the lines within it. */
export type Reader = (
  lines: readonly string[],
  at: number,
  inner: (lines: readonly string[]) => Block[],
) => Read | undefined;
