/**
 * Values as one text, as addresses of pages and of the API carry them: joined by commas. A comma that is part of a value,
 * as in "Doe, Jane", stands behind a backslash, and so does a backslash. What is empty is no value.
 */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, "\\$&")).join(",");
}

/** The values of such a text; [] of an empty one. */
export function splitList(text: string): string[] {
  const values = text.match(/(?:\\.|[^,\\]|\\$)+/gsu) ?? [];
  return values.map((value) => value.replace(/\\(.)/gsu, "$1"));
}
