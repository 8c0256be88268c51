import type { NodeRow } from "@/lib/contracts/node";

/** What can be asked for a node. Those with a dialog open it; the others act at once. */
export type RowAction =
  | "open"
  | "turn-on"
  | "preview"
  | "turn-off"
  | "pause"
  | "resume"
  | "options"
  | "cordon"
  | "uncordon"
  | "copy-name"
  | "copy-command";

/** Those that an address may ask for: each opens a dialog, since a link must never change a cluster by itself. */
const ASKED_BY_ADDRESS = [
  "turn-on",
  "preview",
  "turn-off",
  "pause",
  "resume",
  "options",
  "cordon",
  "uncordon",
] as const satisfies readonly RowAction[];
export type AskedByAddress = (typeof ASKED_BY_ADDRESS)[number];

export function asksByAddress(action: RowAction): action is AskedByAddress {
  return ASKED_BY_ADDRESS.some((known) => known === action);
}

interface ActionItem {
  action: RowAction;
  /** "…" when a dialog follows. */
  label: string;
  key?: string;
  /** Second line: the consequence. */
  second?: string;
  /** Why it is refused now. */
  refused?: string;
}

export interface RowActions {
  /** The one reason that all refused items share. */
  note?: string;
  /** Sections between rules: maintenance, cordon, copy. */
  sections: ActionItem[][];
}

/**
 * The menu of a row. A refused item stays, with its reason. While nothing can be changed (`stale` says why) the reason
 * stands once on top and what only reads is left.
 */
export function rowActions(row: NodeRow, stale?: string): RowActions {
  const copy: ActionItem[] = [
    { action: "copy-name", label: "Copy node name", key: "Y" },
    { action: "copy-command", label: "Copy kubectl command" },
  ];
  if (stale !== undefined) {
    const refused = maintenanceItems(row)
      .filter((item) => item.refused === undefined && item.action !== "preview")
      .concat(cordonItems(row).filter((item) => item.refused === undefined))
      .map(({ action, label }) => ({ action, label, refused: stale }));
    const open: ActionItem = { action: "open", label: "Open what was last seen", key: "↵" };
    return { note: stale, sections: [refused, [open, ...copy]].filter((section) => section.length > 0) };
  }
  return { sections: [maintenanceItems(row), cordonItems(row), copy] };
}

/** What a maintenance is judged by. */
type Steered = Pick<NonNullable<NodeRow["maintenance"]>, "phase" | "question">;
interface Steerable {
  maintenance?: Steered;
  refusals: Pick<NodeRow["refusals"], "turnOn" | "turnOff">;
}

/** Turning it on or off, pausing, its options: the first section of the menu. */
export function maintenanceItems({ maintenance, refusals }: Steerable): ActionItem[] {
  const turnOff: ActionItem = {
    action: "turn-off",
    label: maintenance ? "Turn off maintenance mode…" : "Turn off maintenance mode",
    key: maintenance ? "M" : undefined,
    refused: refusals.turnOff,
  };
  if (!maintenance) {
    return [
      { action: "turn-on", label: "Turn on maintenance mode…", key: "M", refused: refusals.turnOn },
      { action: "preview", label: "Preview plan", key: "P" },
      turnOff,
    ];
  }
  return [
    turnOff,
    ...pauseItems(maintenance, refusals.turnOff),
    ...optionsItems(maintenance, refusals.turnOff),
  ];
}

/** While something can still leave, how it leaves can be changed. */
export function optionsItems({ phase, question }: Steered, refused: string | undefined): ActionItem[] {
  if (phase === "ending" || phase === "complete") return [];
  if (question?.kind === "unreadable" || question?.kind === "recreated") return [];
  return [{ action: "options", label: "Change options…", refused }];
}

const NOTHING_TO_RESUME = new Set(["unreadable", "recreated", "control-plane"]);

/** Who may not turn it off may not steer it either: another console drives it, or its annotation can't be read. */
function pauseItems(maintenance: Steered, refused: string | undefined): ActionItem[] {
  const { phase, question } = maintenance;
  if (phase === "ending" || (question && NOTHING_TO_RESUME.has(question.kind))) return [];
  if (phase === "paused") {
    const label = question?.kind === "uncordoned" ? "Cordon again and go on…" : "Resume…";
    return [{ action: "resume", label, key: "Space", refused }];
  }
  if (phase === "complete") return [];
  return [
    {
      action: "pause",
      label: "Pause",
      key: "Space",
      second: "Evicts nothing more. Stays cordoned.",
      refused,
    },
  ];
}

/** Why a node can't be paused now; undefined when it can. The same rule as the menu's. */
export function pauseRefusal({ maintenance, refusals }: NodeRow): string | undefined {
  if (!maintenance) return "Not in maintenance.";
  if (refusals.turnOff !== undefined) return refusals.turnOff;
  if (maintenance.phase === "complete") return "Complete: nothing is evicted any more.";
  const [item] = pauseItems(maintenance, undefined);
  if (item?.action === "pause") return undefined;
  return item?.action === "resume"
    ? "Paused already."
    : (maintenance.question?.text ?? "It is being turned off.");
}

function cordonItems({ refusals }: NodeRow): ActionItem[] {
  return [
    {
      action: "cordon",
      label: "Cordon",
      key: "C",
      second: "Takes no new pods. Moves nothing.",
      refused: refusals.cordon,
    },
    { action: "uncordon", label: "Uncordon", second: "Takes new pods again.", refused: refusals.uncordon },
  ];
}

/** What the key M does for this row: always a dialog. */
export function maintenanceAction(row: NodeRow): "turn-on" | "turn-off" {
  return row.maintenance ? "turn-off" : "turn-on";
}

/** What Space does, and why it can't: pauses what runs, asks about what is paused, nothing elsewhere. */
export function spaceAction(row: NodeRow): { action: "pause" | "resume"; refused?: string } | undefined {
  const item = row.maintenance && pauseItems(row.maintenance, row.refusals.turnOff)[0];
  if (item === undefined) return undefined;
  return { action: item.action === "pause" ? "pause" : "resume", refused: item.refused };
}

/** The command that shows the same node in a terminal. */
export function kubectlCommand(name: string): string {
  return `kubectl get node ${name} -o wide`;
}
