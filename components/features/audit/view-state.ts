import { AUDIT_RESULTS, type AuditResult } from "@/lib/domain/audit/record";

/** What the log is narrowed to, as its address carries it. An empty list narrows nothing. */
export interface ViewState {
  q: string;
  people: readonly string[];
  actions: readonly string[];
  clusters: readonly string[];
  results: readonly AuditResult[];
  /** Days as "2026-11-21", in the reader's zone; the second is the last that is shown. */
  from: string;
  to: string;
}

export const NO_FILTER: ViewState = {
  q: "",
  people: [],
  actions: [],
  clusters: [],
  results: [],
  from: "",
  to: "",
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => params.get(name)?.split(",").filter(Boolean) ?? [];
  const day = (name: string) => {
    const text = params.get(name) ?? "";
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
  };
  const results = list("result");
  return {
    q: params.get("q") ?? "",
    people: list("person"),
    actions: list("action"),
    clusters: list("cluster"),
    results: AUDIT_RESULTS.filter((result) => results.includes(result)),
    from: day("from"),
    to: day("to"),
  };
}

function text(view: ViewState, from: string, to: string): string {
  const members: [string, string][] = [
    ["q", view.q.trim()],
    ["person", view.people.join(",")],
    ["action", view.actions.join(",")],
    ["cluster", view.clusters.join(",")],
    ["result", view.results.join(",")],
    ["from", from],
    ["to", to],
  ];
  return new URLSearchParams(members.filter(([, value]) => value !== "")).toString();
}

export function formatView(view: ViewState): string {
  return text(view, view.from, view.to);
}

/** The same as the API is asked: days become the moments at which they begin and are over here. */
export function askedOf(view: ViewState): string {
  const moment = (day: string, plus: number) => {
    if (day === "") return "";
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(year, month - 1, date + plus).toISOString();
  };
  return text(view, moment(view.from, 0), moment(view.to, 1));
}
