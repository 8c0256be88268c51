import { listIn, queryOf, wordsIn } from "@/components/table/address";
import { EVENT_TIMES, type EventTime } from "@/lib/contracts/cluster-event";
import { joinList } from "@/lib/domain/comma-list";

/** What the events are narrowed to, as the address carries it. An empty list narrows nothing. */
export interface ViewState {
  q: string;
  types: readonly string[];
  reasons: readonly string[];
  kinds: readonly string[];
  namespaces: readonly string[];
  /** Told within so long; "" for all that are kept. */
  time: EventTime | "";
}

export const NO_FILTER: ViewState = { q: "", types: [], reasons: [], kinds: [], namespaces: [], time: "" };

export const TYPES = ["Warning", "Normal"] as const;

/** Reads an address; what it does not know it leaves out, since people edit addresses. */
export function parseView(params: URLSearchParams): ViewState {
  const list = (name: string) => listIn(params, name);
  const types = list("type");
  return {
    q: wordsIn(params),
    types: TYPES.filter((type) => types.includes(type)),
    reasons: list("reason"),
    kinds: list("kind"),
    namespaces: list("namespace"),
    time: EVENT_TIMES.find((time) => time === params.get("time")) ?? "",
  };
}

/** The query of an address, which is also what the API is asked. */
export function formatView(view: ViewState): string {
  const members: [string, string][] = [
    ["q", view.q.trim()],
    ["type", joinList(view.types)],
    ["reason", joinList(view.reasons)],
    ["kind", joinList(view.kinds)],
    ["namespace", joinList(view.namespaces)],
    ["time", view.time],
  ];
  return queryOf(members).replaceAll("%2C", ",");
}
