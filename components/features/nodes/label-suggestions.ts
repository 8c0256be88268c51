import type { NodeRow } from "@/lib/contracts/node";

/** What could stand where the reader is typing. */
export interface LabelSuggestion {
  /** The key, or the value. */
  label: string;
  /** The whole selector with it. */
  text: string;
  /** Nodes that have it. */
  count: number;
  /** Nothing has to follow: the selector can be used as it is then. */
  whole: boolean;
}

/** Everything before what is being typed, the key and the sign behind it, and the beginning of a value. */
const TYPED =
  /^(?<before>.*?,\s*|)(?<key>[^\s=!,()<>]+)(?<sign>\s*(?:==|=|!=|\s(?:not)?in\s*\((?:[^(),]*,)*\s*))(?<start>[^\s=!,()]*)$/;
const MOST = 50;
const names = new Intl.Collator("en", { numeric: true });

/** Keys that there are, or values of the key that stands there, by what is typed of them. */
export function suggestLabels(rows: readonly NodeRow[], typed: string): LabelSuggestion[] {
  const { before = "", key, sign = "", start = "" } = TYPED.exec(typed)?.groups ?? {};
  if (key === undefined) return suggestKeys(rows, typed);
  const inList = sign.includes("(");
  return found(rows, start, (row) => (row.labels[key] === undefined ? [] : [row.labels[key]])).map(
    ([value, count]) => ({
      label: value === "" ? '""' : value,
      text: `${before}${key}${sign}${value}${inList ? ")" : ""}`,
      count,
      whole: true,
    }),
  );
}

function suggestKeys(rows: readonly NodeRow[], typed: string): LabelSuggestion[] {
  const [, before = "", start = ""] = /^(.*,\s*|)(!?[^,]*)$/.exec(typed) ?? [];
  const not = start.startsWith("!");
  return found(rows, start.replace(/^!\s*/, "").trim(), (row) => Object.keys(row.labels)).map(
    ([key, count]) => ({
      label: key,
      text: `${before}${not ? `!${key}` : `${key}=`}`,
      count,
      whole: not,
    }),
  );
}

/** What the rows have of it and contains the text, what begins with it first. */
function found(
  rows: readonly NodeRow[],
  text: string,
  pick: (row: NodeRow) => readonly string[],
): [string, number][] {
  const counts = new Map<string, number>();
  const wanted = text.toLowerCase();
  for (const row of rows) {
    for (const value of pick(row)) {
      if (value.toLowerCase().includes(wanted)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const later = (value: string) => Number(!value.toLowerCase().startsWith(wanted));
  return [...counts].sort(([a], [b]) => later(a) - later(b) || names.compare(a, b)).slice(0, MOST);
}
