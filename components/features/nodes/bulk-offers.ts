import { pauseRefusal } from "@/components/layout/row-actions";
import type { NodeRow } from "@/lib/contracts/node";
import { count } from "@/lib/domain/words";

/** What can be asked for several nodes at once. Each opens a dialog. */
export type BulkAction = "turn-on" | "turn-off" | "pause" | "cordon" | "uncordon";

export interface BulkOffer {
  action: BulkAction;
  /** "Cordon", "Turn on maintenance mode". */
  verb: string;
  /** Nodes that it applies to. */
  rows: readonly NodeRow[];
  /** The others, each with its reason. */
  refused: readonly { row: NodeRow; why: string }[];
}

const verbs: Record<BulkAction, string> = {
  "turn-on": "Turn on maintenance mode",
  "turn-off": "Turn off maintenance mode",
  pause: "Pause",
  cordon: "Cordon",
  uncordon: "Uncordon",
};

const refusal: Record<BulkAction, (row: NodeRow) => string | undefined> = {
  "turn-on": ({ refusals }) => refusals.turnOn,
  "turn-off": ({ refusals }) => refusals.turnOff,
  pause: pauseRefusal,
  cordon: ({ refusals }) => refusals.cordon,
  uncordon: ({ refusals }) => refusals.uncordon,
};

/** To which of the nodes an action applies now. */
export function bulkOffer(action: BulkAction, rows: readonly NodeRow[]): BulkOffer {
  const judged = rows.map((row) => ({ row, why: refusal[action](row) }));
  return {
    action,
    verb: verbs[action],
    rows: judged.flatMap(({ row, why }) => (why === undefined ? [row] : [])),
    refused: judged.flatMap(({ row, why }) => (why === undefined ? [] : [{ row, why }])),
  };
}

/** "Cordon 3 nodes", "Turn on maintenance mode for 3 of 5 nodes". */
export function bulkPhrase({ action, verb }: Pick<BulkOffer, "action" | "verb">, nodes: string): string {
  if (action === "pause") return `${verb} maintenance of ${nodes}`;
  return action === "turn-on" || action === "turn-off" ? `${verb} for ${nodes}` : `${verb} ${nodes}`;
}

/** "3 of 5", or "5" when it applies to all of them. */
export function bulkCount({ rows, refused }: BulkOffer): string {
  const all = rows.length + refused.length;
  return refused.length === 0 ? `${all}` : `${rows.length} of ${all}`;
}

/** Reasons why it does not apply to the others, most frequent first: "2 nodes: Already cordoned." */
export function refusalLines({ refused }: BulkOffer): { why: string; nodes: string }[] {
  return [...Map.groupBy(refused, ({ why }) => why)]
    .map(([why, those]) => ({ why, n: those.length }))
    .sort((a, b) => b.n - a.n)
    .map(({ why, n }) => ({ why, nodes: count(n, "node") }));
}
