import { splitList } from "@/lib/domain/comma-list";

/** What several tables say alike in their addresses. People edit addresses: what is not understood is left out. */

/** As long as the `q` of the API may be. */
const MOST_WORDS = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Values that stand behind each other; [] for none. */
export function listIn(params: URLSearchParams, name: string): string[] {
  return splitList(params.get(name) ?? "");
}

/** The words that a list is narrowed by; no more of them than the API takes. */
export function wordsIn(params: URLSearchParams): string {
  return (params.get("q") ?? "").slice(0, MOST_WORDS);
}

/** A day as "2026-11-21"; "" for none and for what is no day: a 30 February would be read as one in March. */
export function dayIn(params: URLSearchParams, name: string): string {
  const text = params.get(name) ?? "";
  const read = DAY.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(read) && new Date(read).toISOString().startsWith(text) ? text : "";
}

/**
 * The moment at which a day begins in the reader's zone, or one so many days later, as ISO 8601; "" for no day, and where
 * that is in no year of four digits: it narrows nothing then. Somebody who types 2026 has been in the years 2, 20 and 202.
 */
export function beginOf(day: string, daysLater: number): string {
  if (day === "") return "";
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const begin = new Date(2000, 0, 1);
  begin.setFullYear(year, month - 1, date + daysLater);
  const moment = begin.toISOString();
  return DAY.test(moment.slice(0, 10)) ? moment : "";
}

/** The query of an address, without what says nothing. */
export function queryOf(members: readonly [name: string, value: string][]): string {
  return new URLSearchParams(members.filter(([, value]) => value !== "")).toString();
}
