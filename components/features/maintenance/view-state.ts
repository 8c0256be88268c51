import { beginOf, dayIn, listIn, queryOf, wordsIn } from "@/components/table/address";
import { joinList } from "@/lib/domain/comma-list";
import { RUN_RESULTS, type RunResult } from "@/lib/domain/run-record";

/** How many days back the history goes, by when a maintenance began. */
export const PERIODS = { "7d": 7, "30d": 30, "90d": 90 } as const;
export type Period = keyof typeof PERIODS;
const isPeriod = (text: string): text is Period => Object.hasOwn(PERIODS, text);

/** What the page is narrowed to, as its address carries it. An empty list narrows nothing. */
export interface RunsFilter {
  q: string;
  clusters: readonly string[];
  nodes: readonly string[];
  people: readonly string[];
  results: readonly RunResult[];
  /** "" is all of it, "days" between the two below. */
  time: Period | "days" | "";
  /** Days as "2026-11-21", in the reader's zone; the second is the last that is shown. "" unless `time` is "days". */
  from: string;
  to: string;
}

export interface ViewState extends RunsFilter {
  /** Of what is over: each run, or figures of all. */
  show: "runs" | "times";
}

export const NO_FILTER: RunsFilter = {
  ...{ q: "", clusters: [], nodes: [], people: [], results: [], time: "", from: "", to: "" },
};

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => listIn(params, name);
  const results = list("result");
  return {
    q: wordsIn(params),
    clusters: list("cluster"),
    nodes: list("node"),
    people: list("person"),
    results: RUN_RESULTS.filter((result) => results.includes(result)),
    ...timeIn(params),
    show: params.get("show") === "times" ? "times" : "runs",
  };
}

/** A period goes before days; days alone say that they are meant. */
function timeIn(params: URLSearchParams): Pick<RunsFilter, "time" | "from" | "to"> {
  const time = params.get("time") ?? "";
  if (isPeriod(time)) return { time, from: "", to: "" };
  const [from, to] = [dayIn(params, "from"), dayIn(params, "to")];
  return { time: time === "days" || from !== "" || to !== "" ? "days" : "", from, to };
}

function text(members: readonly [string, string][]): string {
  return queryOf(members).replaceAll("%2C", ",");
}

const entries = (view: RunsFilter): [string, string][] => [
  ["q", view.q.trim()],
  ["cluster", joinList(view.clusters)],
  ["node", joinList(view.nodes)],
  ["person", joinList(view.people)],
  ["result", joinList(view.results)],
];

export function formatView(view: ViewState): string {
  const { time, from, to, show } = view;
  const implied = time === "days" && (from !== "" || to !== "");
  return text([
    ...entries(view),
    ["time", implied ? "" : time],
    ["from", from],
    ["to", to],
    ["show", show === "times" ? "times" : ""],
  ]);
}

/** The same as the API is asked: days become the moments at which they begin and are over here. */
export function askedOf(view: RunsFilter): string {
  return text([...entries(view), ["from", beginAsked(view)], ["to", beginOf(view.to, 1)]]);
}

/** Seven days back is the beginning of that day: what stays the same until midnight is not asked for at each look. */
function beginAsked({ time, from }: RunsFilter): string {
  if (time === "" || time === "days") return beginOf(from, 0);
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - PERIODS[time]).toISOString();
}
