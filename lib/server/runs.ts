import type { DrainRecordBody, RunBody } from "@/lib/contracts/node-detail";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import {
  type DrainPoint,
  drainPoint,
  type KnownWait,
  type PodWait,
  waitsOf,
  withPoint,
} from "@/lib/domain/drain-record";
import type { MaintenanceIntent, Stamp } from "@/lib/domain/intent";
import type { MaintenanceState, Phase } from "@/lib/domain/maintenance";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode } from "@/lib/domain/observed";
import { followPods, resultOf, settledPods, type Waited, waitedOf } from "@/lib/domain/run-record";
import type { RunRecord } from "@/lib/operations/store-ports/runs";
import { endEntry } from "./activity";

/** Ended runs that are remembered, of all nodes together. */
const KEPT = 500;

/** A record of one cluster: whoever keeps it knows which. */
export type OwnRecord = Omit<RunRecord, "cluster">;

interface Current {
  record: OwnRecord;
  installation: string;
  ending?: Stamp;
  recordedFrom: string;
  /** Its record as it is now was taken to be kept. */
  kept: boolean;
  points: readonly DrainPoint[];
  waits: ReadonlyMap<string, KnownWait>;
  phase?: Phase;
  /** What it had waited for when an earlier process saw it last. */
  waitedBefore?: Waited;
}

/** Where records of one installation's maintenances are kept. */
interface Keeper {
  installation: string;
  /** Whether it was taken: of several consoles only the one that drives writes, and which one that is changes. */
  keep(record: OwnRecord): boolean;
}

/**
 * What was seen of each maintenance: how it drained, when it was Complete, how it ended. How it drained lives in memory;
 * the rest is kept as a record and remembered after a restart.
 */
export interface Runs {
  /** Nobody saw what was before. */
  since(): string;
  /** What was kept by earlier processes, or by other consoles. What this one saw itself is left as it is. */
  remember(records: readonly OwnRecord[]): void;
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState, nowMs: number): void;
  /** Nodes that were in maintenance when a console last looked, and that nobody has looked at since. */
  unseen(): string[];
  /** Call with the look-up of nodes as they are now: maintenances that stand on none of them have ended. */
  ended(nodeNow: ClusterIndex["node"], nowMs: number): void;
  /** Newest first. */
  of(node: string): RunBody[];
  /** How the drain of the maintenance that a node is in went so far. */
  drainOf(node: string): DrainRecordBody | undefined;
}

export function createRuns(startedMs: number, keeper?: Keeper): Runs {
  const current = new Map<string, Current>();
  /** Remembered as running, not seen yet. */
  const expected = new Map<string, OwnRecord>();
  let past: OwnRecord[] = [];
  let since = new Date(startedMs).toISOString();

  /** What is remembered in memory of one that is over: without what is long. */
  const short = ({ pods: _, plan: __, ...record }: OwnRecord): OwnRecord => record;

  const begin = (node: ObservedNode, intent: MaintenanceIntent, now: string): Current => {
    const known = expected.get(node.name);
    const { completeAt, proof, pods, podsGone, waited }: Partial<OwnRecord> =
      known?.id === intent.id ? known : {};
    return {
      record: { ...recordOf(node, intent), completeAt, proof, pods, podsGone, waited },
      waitedBefore: waited,
      installation: intent.installation,
      recordedFrom: now,
      kept: false,
      points: [],
      waits: new Map(),
    };
  };

  const keep = (record: OwnRecord, installation: string | undefined): boolean =>
    keeper !== undefined && installation === keeper.installation && keeper.keep(record);

  const end = (
    record: OwnRecord,
    { installation, ending, phase, points, waitedBefore }: Partial<Omit<Current, "record">>,
    node: ObservedNode | undefined,
    nowMs: number,
  ) => {
    const { text } = endEntry(node, { ending, nodeUid: record.nodeUid });
    const at = new Date(nowMs).toISOString();
    const turnedOff = ending !== undefined;
    const ended: OwnRecord = {
      ...record,
      ended: { at, text, by: ending?.by },
      result: resultOf({ completed: record.completeAt !== undefined, turnedOff, phase }),
      pods: record.pods && settledPods(record.pods, at),
      waited: points ? waitedOf(points, at, waitedBefore) : record.waited,
    };
    past = [short(ended), ...past].slice(0, KEPT);
    keep(ended, installation);
  };

  /** Remembered ones whose maintenance is not, or no longer, the node's. */
  const endExpected = (nodeNow: ClusterIndex["node"], nowMs: number) => {
    for (const [name, record] of expected) {
      const node = nodeNow(name);
      const intent = node && intentOf(node);
      if (intent?.id === record.id) continue;
      expected.delete(name);
      end(record, { installation: keeper?.installation }, node, nowMs);
    }
  };

  return {
    since: () => since,
    remember(records) {
      const seen = new Set(
        [...past, ...[...current.values()].map(({ record }) => record)].map(({ id }) => id),
      );
      const news = records.filter(({ id }) => !seen.has(id));
      for (const record of news) {
        if (record.since < since) since = record.since;
        if (record.ended === undefined) expected.set(record.node, record);
      }
      past = [...past, ...news.filter(({ ended }) => ended !== undefined)]
        .sort((a, b) => Date.parse(b.since) - Date.parse(a.since))
        .slice(0, KEPT);
    },
    observe(node, intent, state, nowMs) {
      const now = new Date(nowMs).toISOString();
      const known = current.get(node.name);
      // One that followed within a look: of the end of the first, nothing was seen.
      if (known && known.record.id !== intent.id) end(known.record, known, node, nowMs);
      const before = known?.record.id === intent.id ? known : begin(node, intent, now);
      if (expected.get(node.name)?.id === intent.id) expected.delete(node.name);
      const completed = before.record.completeAt === undefined && state.phase === "complete";
      const points = withPoint(before.points, drainPoint(state, now));
      const pods = intent.ending
        ? before.record.pods
        : followPods(before.record.pods ?? [], state.remaining, state.staying, now);
      const news = completed || pods !== before.record.pods;
      const record = !news
        ? before.record
        : {
            ...before.record,
            ...(completed ? { completeAt: now, proof: state.proof } : {}),
            pods,
            podsGone: pods?.filter(({ goneAt }) => goneAt !== undefined).length,
            waited: waitedOf(points, now, before.waitedBefore),
          };
      current.set(node.name, {
        ...before,
        record,
        kept: (before.kept && !news) || keep(record, intent.installation),
        ending: intent.ending,
        phase: intent.ending ? before.phase : state.phase,
        points,
        waits: waitsOf(state.remaining, before.waits, now),
      });
    },
    ended(nodeNow, nowMs) {
      for (const [name, known] of current) {
        const node = nodeNow(name);
        if (node !== undefined && intentOf(node) !== undefined) continue;
        current.delete(name);
        end(known.record, known, node, nowMs);
      }
      endExpected(nodeNow, nowMs);
    },
    unseen: () => [...expected.keys()],
    of(name) {
      const now = current.get(name)?.record;
      const records = [...(now ? [now] : []), ...past.filter(({ node }) => node === name)];
      return records.map(bodyOf);
    },
    drainOf(node) {
      const known = current.get(node);
      if (!known) return undefined;
      const waits = [...known.waits].map(([uid, { since }]): PodWait => ({ uid, since }));
      return { recordedFrom: known.recordedFrom, points: [...known.points], waits };
    },
  };
}

/** What is known of a maintenance as soon as it began. */
export function recordOf({ name, uid }: ObservedNode, intent: MaintenanceIntent): OwnRecord {
  const { id, by, reason, since, podsToMove, options } = intent;
  return { id, node: name, nodeUid: uid, by, reason, since, podsToMove, options };
}

function bodyOf({ id, by, reason, since, podsToMove, completeAt, ended }: OwnRecord): RunBody {
  return { id, by, reason, since, podsToMove, completeAt, ended };
}
