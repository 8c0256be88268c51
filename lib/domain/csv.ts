/** One value of a table in a file: text, or a number as it is. */
export type CsvValue = string | number | undefined;

/** A spreadsheet takes a text that begins so as a formula. Source: OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A table as CSV (RFC 4180), the head being its first line. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front, which it shows as text.
 */
export function csvOf(lines: readonly (readonly CsvValue[])[]): string {
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

function field(value: CsvValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** "aws-prod-east-nodes-2026-11-21T120429Z.csv": of which cluster, which table, when. No character that a file system refuses. */
export function csvName(cluster: string, table: string, at: Date): string {
  const time = at.toISOString().slice(0, 19).replaceAll(":", "");
  return `${cluster.replace(/[^\w.-]+/g, "-")}-${table}-${time}Z.csv`;
}
