export type MoveKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

/** Where a cell stands: its row, and the middle of it in pixels from the left. */
export interface Cell {
  row: number;
  middle: number;
}

/** The index of the cell that an arrow key leads to; the same index at an edge. Cells are in reading order. */
export function moveInGrid(cells: readonly Cell[], from: number, key: MoveKey): number {
  const here = cells[from];
  if (here === undefined) return 0;
  const inRow = (at: number) => cells[at]?.row === here.row;
  const step = (by: number) => (inRow(from + by) ? from + by : from);
  switch (key) {
    case "ArrowLeft":
      return step(-1);
    case "ArrowRight":
      return step(1);
    case "Home":
      return cells.findIndex((cell) => cell.row === here.row);
    case "End":
      return cells.findLastIndex((cell) => cell.row === here.row);
    case "ArrowUp":
      return nearest(cells, from, Math.max(...cells.map((cell) => (cell.row < here.row ? cell.row : -1))));
    case "ArrowDown":
      return nearest(
        cells,
        from,
        Math.min(...cells.map((cell) => (cell.row > here.row ? cell.row : Number.POSITIVE_INFINITY))),
      );
  }
}

/** The cell of a row that stands closest above or below; the cell itself when there is no such row. */
function nearest(cells: readonly Cell[], from: number, row: number): number {
  const middle = cells[from]?.middle ?? 0;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  cells.forEach((cell, at) => {
    const away = Math.abs(cell.middle - middle);
    if (cell.row === row && away < least) [best, least] = [at, away];
  });
  return best;
}
