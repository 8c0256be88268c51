import { beginOf, dayIn, listIn, queryOf } from "@/components/table/address";
import { RUN_RESULTS, type RunResult } from "@/lib/domain/run-record";

/** What the page is narrowed to, as its address carries it. An empty list narrows nothing. */
export interface RunsFilter {
  q: string;
  clusters: readonly string[];
  nodes: readonly string[];
  people: readonly string[];
  results: readonly RunResult[];
  /** Days as "2026-11-21", in the reader's zone; the second is the last that is shown. */
  from: string;
  to: string;
}

export interface ViewState extends RunsFilter {
  /** Of what is over: each run, or figures of all. */
  show: "runs" | "times";
}

export const NO_FILTER: RunsFilter = {
  ...{ q: "", clusters: [], nodes: [], people: [], results: [], from: "", to: "" },
};

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => listIn(params, name);
  const results = list("result");
  return {
    q: params.get("q") ?? "",
    clusters: list("cluster"),
    nodes: list("node"),
    people: list("person"),
    results: RUN_RESULTS.filter((result) => results.includes(result)),
    from: dayIn(params, "from"),
    to: dayIn(params, "to"),
    show: params.get("show") === "times" ? "times" : "runs",
  };
}

function text(members: readonly [string, string][]): string {
  return queryOf(members).replaceAll("%2C", ",");
}

const entries = (view: RunsFilter, from: string, to: string): [string, string][] => [
  ["q", view.q.trim()],
  ["cluster", view.clusters.join(",")],
  ["node", view.nodes.join(",")],
  ["person", view.people.join(",")],
  ["result", view.results.join(",")],
  ["from", from],
  ["to", to],
];

export function formatView(view: ViewState): string {
  const show: [string, string] = ["show", view.show === "times" ? "times" : ""];
  return text([...entries(view, view.from, view.to), show]);
}

/** The same as the API is asked: days become the moments at which they begin and are over here. */
export function askedOf(view: RunsFilter): string {
  return text(entries(view, beginOf(view.from, 0), beginOf(view.to, 1)));
}
