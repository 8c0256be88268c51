/** What head, rows and menu of a table know of a column. */
export interface TableColumn<Id extends string> {
  id: Id;
  title: string;
  /** Its track in the grid: "5.5rem", "minmax(8rem,1fr)". */
  track: string;
  /** Least width in px, gap included; those that do not fit are left out. */
  least: number;
  /** Leaves sooner the higher it is when room is short; 0 stays always. */
  rank: number;
  /** Narrowest window in px that shows it. */
  from?: number;
  /** Numbers stand at the right. */
  numeric?: boolean;
  /** Can't be left out by choice. */
  always?: boolean;
}

/** Columns in their order: those chosen, and those that can't be left out. Ids that are not known are passed over. */
export function chosenColumns<Id extends string>(
  all: readonly TableColumn<Id>[],
  chosen: readonly Id[],
): readonly TableColumn<Id>[] {
  return all.filter((column) => column.always || chosen.includes(column.id));
}

/** Room that a table has: its own width, and the window's, in px. */
export interface Room {
  width: number;
  viewport: number;
}

/** Those of the chosen columns that there is room for. `besides`: px that are taken by what is no column. */
export function fitColumns<Id extends string>(
  columns: readonly TableColumn<Id>[],
  { width, viewport }: Room,
  besides: number,
): readonly TableColumn<Id>[] {
  const wanted = columns.filter(({ from = 0 }) => from <= viewport);
  const leaving = wanted.filter(({ rank }) => rank > 0).toSorted((a, b) => b.rank - a.rank);
  const gone = new Set<Id>();
  let need = wanted.reduce((sum, { least }) => sum + least, besides);
  for (const { id, least } of leaving) {
    if (need <= width) break;
    gone.add(id);
    need -= least;
  }
  return wanted.filter(({ id }) => !gone.has(id));
}

/** The choice as it is kept: in the columns' own order, and absent when it is the default. */
export function keptChoice<Id extends string>(
  all: readonly TableColumn<Id>[],
  chosen: readonly Id[],
  usual: readonly Id[],
): readonly Id[] | undefined {
  const ids = (list: readonly Id[]) => chosenColumns(all, list).map(({ id }) => id);
  const kept = ids(chosen);
  return kept.join() === ids(usual).join() ? undefined : kept;
}
