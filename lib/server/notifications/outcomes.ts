import type { ClusterIndex } from "@/lib/domain/cluster-index";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { intentOf } from "@/lib/domain/node";
import { reminderDue } from "@/lib/domain/notifications/forgotten";
import { nextOutcome, type Outcome, type Standing, standingOf } from "@/lib/domain/notifications/outcome";
import type { ObservedNode } from "@/lib/domain/observed";
import type { OutcomeStore, RunSubject } from "@/lib/operations/store-ports/notifications";
import { endEntry } from "@/lib/server/activity";
import { log, reasonOf } from "@/lib/server/log";
import { recordOf } from "./outcome-record";

/** A state that has to last is looked at so often. In milliseconds. */
const LOOK_MS = 1_000;

interface Run {
  subject: RunSubject;
  intent: MaintenanceIntent;
  state: MaintenanceState;
  standing: Standing | undefined;
  /** Since when it stands so, as this process saw it. */
  sinceMs: number;
  /** What was recorded last and how many times anything was; absent until the database told. */
  ledger?: { last: Outcome | undefined; count: number; reminders: number };
}

export interface OutcomeParts {
  /** As it is called now: somebody may rename it. */
  cluster(): { id: string; name: string };
  store: OutcomeStore;
  /** Hours after which a maintenance counts as forgotten; 0: never. */
  forgottenHours(): number;
  now(): Date;
  /** News were queued. */
  onQueued(): void;
}

export interface Outcomes {
  /** Call with each look at a node in maintenance; `drives` says whether this process is the one that acts there. */
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState, drives: boolean): void;
  /** Call with the nodes as they are now: maintenances that stand on none of them have ended. */
  ended(nodeNow: ClusterIndex["node"], leads: boolean): void;
  stop(): Promise<void>;
}

/**
 * Records what becomes of each maintenance, by who drives it, for the audit log and for whoever wants to be told. It is
 * decided from what was recorded last and what is so now; so another console goes on where this one stops, and what came up
 * while the database was away is recorded when it is back.
 */
export function createOutcomes({ cluster, store, forgottenHours, now, onQueued }: OutcomeParts): Outcomes {
  const runs = new Map<string, Run>();
  /** Ends to be recorded: by id, how it ended. */
  const ends = new Map<string, { subject: RunSubject; text: string; at: string }>();
  let openAsked = false;
  let working: Promise<void> | undefined;
  let failing = false;

  const record = async (
    runId: string,
    key: string,
    kind: Outcome,
    subject: RunSubject,
    detail: string,
    at: string,
  ) => {
    const { outcome, entry, news } = recordOf({ cluster: cluster(), runId, key, kind, subject, detail, at });
    if ((await store.record(outcome, entry, news)) && news) onQueued();
  };

  const ledgerOf = async (runId: string): Promise<NonNullable<Run["ledger"]>> => {
    const recorded = await store.recorded(runId);
    const reminders = recorded.filter(({ kind }) => kind === "forgotten").length;
    const others = recorded.filter(({ kind }) => kind !== "forgotten");
    return { last: others.at(-1)?.kind, count: others.length, reminders };
  };

  const goOn = async (runId: string, run: Run) => {
    run.ledger ??= await ledgerOf(runId);
    const at = now();
    const next = nextOutcome(run.ledger.last, run.standing, at.getTime() - run.sinceMs);
    if (next !== undefined) {
      const detail = next === "started" ? startWords(run.intent) : detailOf(run.state);
      await record(runId, String(run.ledger.count + 1), next, run.subject, detail, at.toISOString());
      // Whoever recorded it: it is recorded.
      run.ledger = await ledgerOf(runId);
    }
    const hours = forgottenHours();
    const due = hours > 0 ? reminderDue(run.intent.since, at.getTime(), hours) : 0;
    if (due <= run.ledger.reminders || run.intent.ending) return;
    await record(runId, `reminder-${due}`, "forgotten", run.subject, detailOf(run.state), at.toISOString());
    run.ledger.reminders = due;
  };

  const finish = async (
    runId: string,
    { subject, text, at }: { subject: RunSubject; text: string; at: string },
  ) => {
    const { last, count } = await ledgerOf(runId);
    if (last !== undefined && last !== "ended")
      await record(runId, String(count + 1), "ended", subject, `${text}.`, at);
    ends.delete(runId);
  };

  const round = async () => {
    try {
      for (const [runId, run] of runs) await goOn(runId, run);
      for (const [runId, end] of ends) await finish(runId, end);
      failing = false;
    } catch (error) {
      if (!failing) log("warn", "outcomes wait", { cluster: cluster().id, reason: reasonOf(error) });
      failing = true;
    }
  };
  const work = () => {
    working ??= round().finally(() => {
      working = undefined;
    });
  };
  const timer = setInterval(work, LOOK_MS).unref();

  /** Of maintenances that ended while nobody looked. */
  const lookForEnded = async (nodeNow: ClusterIndex["node"]) => {
    for (const { runId, subject } of await store.open(cluster().id)) {
      const node = nodeNow(subject.node);
      if (node && intentOf(node)?.id === runId) continue;
      ends.set(runId, { subject, text: "It ended while the console did not look", at: now().toISOString() });
    }
    work();
  };

  return {
    observe(node, intent, state, drives) {
      if (!drives) return void runs.delete(intent.id);
      const known = runs.get(intent.id);
      const standing = standingOf(state);
      const same = known !== undefined && known.standing === standing;
      const { by, reason, since } = intent;
      runs.set(intent.id, {
        subject: { node: node.name, by, reason, since },
        intent,
        state,
        standing,
        sinceMs: same ? known.sinceMs : now().getTime(),
        ledger: known?.ledger,
      });
      if (!same) work();
    },
    ended(nodeNow, leads) {
      for (const [runId, { subject, intent }] of runs) {
        const node = nodeNow(subject.node);
        if (node && intentOf(node)?.id === runId) continue;
        runs.delete(runId);
        ends.set(runId, { subject, text: endEntry(node, intent).text, at: now().toISOString() });
        work();
      }
      if (!leads) openAsked = false;
      if (!leads || openAsked) return;
      openAsked = true;
      lookForEnded(nodeNow).catch(() => {
        openAsked = false; // asked again with the next look
      });
    },
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}

function startWords({ podsToMove }: MaintenanceIntent): string {
  return `${podsToMove === 1 ? "1 pod is" : `${podsToMove} pods are`} to move.`;
}

/** What holds it up, or what was proven: the first thing that somebody would ask. */
function detailOf({ phase, question, remaining, headline, proof }: MaintenanceState): string {
  if (question) return question.text;
  if (phase === "complete") return `Safe to power off: ${proof.length} of ${proof.length} checks hold.`;
  const [first] = remaining;
  return (phase === "blocked" || phase === "failed") && first
    ? `${first.name}: ${first.detail}`
    : `${headline}.`;
}
