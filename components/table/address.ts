/** What several tables say alike in their addresses. People edit addresses: what is not understood is left out. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Values that stand behind each other; [] for none. */
export function listIn(params: URLSearchParams, name: string): string[] {
  return params.get(name)?.split(",").filter(Boolean) ?? [];
}

/** A day as "2026-11-21"; "" for none and for what is no day. */
export function dayIn(params: URLSearchParams, name: string): string {
  const text = params.get(name) ?? "";
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}

/** The moment at which a day begins in the reader's zone, or one so many days later, as ISO 8601; "" for no day. */
export function beginOf(day: string, daysLater: number): string {
  if (day === "") return "";
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** The query of an address, without what says nothing. */
export function queryOf(members: readonly [name: string, value: string][]): string {
  return new URLSearchParams(members.filter(([, value]) => value !== "")).toString();
}
