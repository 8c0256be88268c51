/** Which column orders the rows. */
export interface Sort<Column extends string> {
  column: Column;
  descending: boolean;
}

/** A click on a column's head: this column from small to large, on the second click the other way. */
export function nextSort<Column extends string>(sort: Sort<Column>, column: Column): Sort<Column> {
  return { column, descending: sort.column === column && !sort.descending };
}

/** The list with the value in it or without it. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}
