import { beginOf, dayIn, listIn, queryOf, wordsIn } from "@/components/table/address";
import { AUDIT_RESULTS, type AuditResult } from "@/lib/domain/audit/record";
import { joinList } from "@/lib/domain/comma-list";

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

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => listIn(params, name);
  const results = list("result");
  return {
    q: wordsIn(params),
    people: list("person"),
    actions: list("action"),
    clusters: list("cluster"),
    results: AUDIT_RESULTS.filter((result) => results.includes(result)),
    from: dayIn(params, "from"),
    to: dayIn(params, "to"),
  };
}

function text(view: ViewState, from: string, to: string): string {
  const members: [string, string][] = [
    ["q", view.q.trim()],
    ["person", joinList(view.people)],
    ["action", joinList(view.actions)],
    ["cluster", joinList(view.clusters)],
    ["result", joinList(view.results)],
    ["from", from],
    ["to", to],
  ];
  return queryOf(members);
}

export function formatView(view: ViewState): string {
  return text(view, view.from, view.to);
}

/** The same as the API is asked: days become the moments at which they begin and are over here. */
export function askedOf(view: ViewState): string {
  return text(view, beginOf(view.from, 0), beginOf(view.to, 1));
}
