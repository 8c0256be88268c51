import type { ActivityEntry } from "@/lib/contracts/stream";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { type Consent, isDeletion, type MaintenanceIntent } from "@/lib/domain/intent";
import type { Cause, MaintenanceState, Phase } from "@/lib/domain/maintenance";
import type { ObservedNode } from "@/lib/domain/observed";
import { count, formatDuration, nameSome } from "@/lib/domain/words";

const KEPT = 200;

interface Remaining {
  name: string;
  leavingSince?: number;
}

interface Seen {
  intent: MaintenanceIntent;
  phase: Phase;
  remaining: Map<string, Remaining>;
  /** UIDs of pods whose eviction was refused. */
  refused: ReadonlySet<string>;
  gone?: Gone;
}

/** Pods of which one entry tells that they are gone. */
interface Gone {
  key: string;
  at: string;
  second: number;
  pods: readonly Remaining[];
}

/** Who refused an eviction that was asked for. */
const REFUSED_BY: Partial<Record<Cause, string>> = {
  "budget-wait": "its budget",
  "budget-never": "its budget",
  "budgets-several": "the API server",
  "webhook-wait": "a webhook",
  refused: "the API server",
};

export interface Activity {
  /** Newest first. */
  entries(): readonly ActivityEntry[];
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState, nowMs: number): void;
  /** Call with the look-up of nodes as they are now: maintenances that stand on none of them have ended. */
  ended(nodeNow: ClusterIndex["node"], nowMs: number): void;
  /** What was kept by earlier processes, or by other consoles. */
  remember(events: readonly Told[]): void;
}

/** An entry and the key that tells it from the others of its maintenance; told under it again, it tells more. */
export type Told = Omit<ActivityEntry, "id" | "maintenance"> & { maintenance: string; key: string };

/**
 * What happened in maintenances, told from one observation to the next. What a person did is read from the intent, so
 * that it is there again after a restart, as is what was kept; the same thing told again has the same key.
 */
export function createActivity(onAdd: (told: Told, maintenance: MaintenanceIntent) => void): Activity {
  const seen = new Map<string, Seen>();
  /** The phase that was told last of maintenances that an earlier process saw. */
  const phases = new Map<string, Phase>();
  let list: ActivityEntry[] = [];

  const put = (entries: readonly ActivityEntry[]) => {
    list = [...entries, ...list].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, KEPT);
  };
  const add = (intent: MaintenanceIntent, entry: Omit<Told, "maintenance" | "key">, key?: string): void => {
    const told = { ...entry, maintenance: intent.id, key: key ?? `${entry.at} ${entry.text}` };
    const id = idOf(told);
    const known = list.find((one) => one.id === id);
    if (known?.text === told.text) return;
    list = list.filter((one) => one !== known);
    put([entryOf(told)]);
    onAdd(told, intent);
  };

  const begin = (node: ObservedNode, intent: MaintenanceIntent, remaining: Seen["remaining"]) => {
    const evidence = `${intent.reason}. Plan: ${count(intent.podsToMove, "pod")} to move.`;
    add(intent, {
      at: intent.since,
      node: node.name,
      kind: "person",
      state: "neutral",
      text: `${intent.by} turned it on`,
      evidence,
    });
    // Its end is told by what follows, also if it was marked before this process looked.
    seen.set(node.name, {
      intent: { ...intent, ending: undefined },
      phase: phases.get(intent.id) ?? "initiated",
      remaining,
      refused: new Set(),
    });
  };

  /**
   * Pods that go within the same second are one entry: forty lines would hide all others. It goes by the first of them,
   * so that an exit that was told already is not there a second time when more follow.
   */
  const tellGone = (
    intent: MaintenanceIntent,
    node: string,
    left: readonly [uid: string, pod: Remaining][],
    before: Gone | undefined,
    nowMs: number,
  ): Gone | undefined => {
    const [first] = left;
    if (first === undefined) return before;
    const second = Math.floor(nowMs / 1000);
    const begun = { key: `gone ${first[0]}`, at: new Date(nowMs).toISOString(), second, pods: [] };
    const same: Gone = before?.second === second ? before : begun;
    const pods = [...same.pods, ...left.map(([, pod]) => pod)];
    const { key, at } = same;
    add(intent, { at, node, kind: "machine", state: "initiated", ...goneWords(pods, nowMs) }, key);
    return { ...same, pods };
  };

  return {
    entries: () => list,
    remember(events) {
      const known = new Set(list.map(({ id }) => id));
      put(events.map(entryOf).filter(({ id }) => !known.has(id)));
      for (const { maintenance, kind, state } of [...events].sort(
        (a, b) => Date.parse(a.at) - Date.parse(b.at),
      ))
        if (kind === "machine" && isPhase(state)) phases.set(maintenance, state);
    },
    observe(node, intent, state, nowMs) {
      const at = new Date(nowMs).toISOString();
      const remaining: Seen["remaining"] = new Map(
        state.remaining.map((pod) => [
          pod.uid,
          { name: pod.name, leavingSince: pod.deletionAt ? nowMs : undefined },
        ]),
      );
      const known = seen.get(node.name);
      if (known?.intent.id !== intent.id) begin(node, intent, remaining);
      const before = seen.get(node.name);
      if (!before) return;
      const base = { at, node: node.name } as const;
      for (const [uid, still] of remaining)
        if (still.leavingSince !== undefined)
          still.leavingSince = before.remaining.get(uid)?.leavingSince ?? nowMs;
      // Who stays as agreed is asked to leave no more, and is here.
      const staying = new Set(state.staying.map(({ uid }) => uid));
      const left = [...before.remaining].filter(([uid]) => !remaining.has(uid) && !staying.has(uid));
      const gone = tellGone(intent, node.name, left, before.gone, nowMs);
      for (const pod of state.remaining) {
        const by = REFUSED_BY[pod.cause];
        if (by === undefined || pod.asked === undefined || before.refused.has(pod.uid)) continue;
        const text = `${pod.name} refused by ${by}`;
        add(intent, {
          ...base,
          at: pod.asked.at,
          kind: "machine",
          state: "blocked",
          text,
          evidence: pod.detail,
        });
      }
      for (const consent of newDeletions(intent, before.intent)) {
        const name = before.remaining.get(consent.uid)?.name ?? "a pod";
        add(intent, {
          ...base,
          at: consent.at ?? at,
          kind: "person",
          state: "neutral",
          text: `${consent.by ?? "Somebody"} named ${name} for deletion`,
          evidence: "With its grace period; its budget is not asked.",
        });
      }
      if (intent.ending && !before.intent.ending) {
        add(intent, {
          ...base,
          at: intent.ending.at,
          kind: "person",
          state: "neutral",
          text: `${intent.ending.by} turned it off`,
        });
      }
      if (state.phase !== before.phase && !intent.ending)
        add(intent, { ...base, kind: "machine", ...phaseEntry(state) });
      seen.set(node.name, { intent, phase: state.phase, remaining, refused: refusedIn(state), gone });
    },
    ended(nodeNow, nowMs) {
      for (const [name, { intent }] of seen) {
        const node = nodeNow(name);
        if (node?.intent !== undefined && node.intent !== "unreadable") continue;
        seen.delete(name);
        const at = new Date(nowMs).toISOString();
        add(intent, { at, node: name, kind: "machine", ...endEntry(node, intent) });
      }
    },
  };
}

function idOf({ maintenance, key }: Told): string {
  return `${maintenance} ${key}`;
}

function entryOf(told: Told): ActivityEntry {
  const { key: _, ...entry } = told;
  return { ...entry, id: idOf(told) };
}

function isPhase(state: ActivityEntry["state"]): state is Phase & ActivityEntry["state"] {
  return state !== "healthy" && state !== "neutral";
}

function refusedIn({ remaining }: MaintenanceState): Set<string> {
  const refused = remaining.filter(({ asked, cause }) => asked && REFUSED_BY[cause]);
  return new Set(refused.map(({ uid }) => uid));
}

function goneWords(pods: readonly Remaining[], nowMs: number): Pick<ActivityEntry, "text" | "evidence"> {
  const [first] = pods;
  if (first === undefined || pods.length > 1)
    return {
      text: `${count(pods.length, "pod")} gone`,
      evidence: `${nameSome(pods.map(({ name }) => name))}.`,
    };
  const { name, leavingSince } = first;
  return {
    text: `${name} gone${leavingSince === undefined ? "" : ` after ${formatDuration(nowMs - leavingSince)}`}`,
  };
}

/** How it ended, told from what is left of the node. */
export function endEntry(
  node: ObservedNode | undefined,
  intent: Pick<MaintenanceIntent, "nodeUid" | "ending">,
): Pick<ActivityEntry, "state" | "text"> {
  if (node === undefined) return { state: "neutral", text: "The node was deleted, its maintenance with it" };
  if (node.uid !== intent.nodeUid)
    return { state: "neutral", text: "The node was made again, its maintenance went with the old one" };
  if (!intent.ending) {
    const cordon = node.unschedulable ? "still cordoned" : "takes pods again";
    // By another hand, or faster than this process looked.
    return { state: "neutral", text: `Its annotation is gone, ${cordon}` };
  }
  return node.unschedulable
    ? { state: "healthy", text: "Maintenance ended, still cordoned as before" }
    : { state: "healthy", text: "Maintenance ended, takes pods again" };
}

function newDeletions(after: MaintenanceIntent, before: MaintenanceIntent): Consent[] {
  const known = new Set(before.options.consents.filter(isDeletion).map(({ uid }) => uid));
  return after.options.consents.filter((consent) => isDeletion(consent) && !known.has(consent.uid));
}

function phaseEntry(state: MaintenanceState): Pick<ActivityEntry, "state" | "text" | "evidence"> {
  switch (state.phase) {
    case "initiated":
      return { state: "initiated", text: "Goes on", evidence: state.headline };
    case "complete":
      return { state: "complete", text: "Complete, all checks hold", evidence: state.proof.at(-1)?.detail };
    case "blocked":
      return { state: "blocked", text: "Blocked", evidence: state.remaining[0]?.detail };
    case "failed":
      return { state: "failed", text: "The deadline passed", evidence: state.headline };
    case "paused":
      return { state: "paused", text: "Paused", evidence: state.question?.text };
    case "ending":
      return { state: "ending", text: "Turning off" };
  }
}
