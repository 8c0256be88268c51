/** What the API server wrote down of one call that changes something. Times: milliseconds since the epoch. */
interface Call {
  /** Holder of the Lease that the caller goes by if it is a console, else its user agent. */
  by: string;
  console: boolean;
  receivedAt: number;
  /** When it was answered. A change became true between the two. */
  answeredAt: number;
  code: number;
}

export interface Maintenance {
  id: string;
  nodeUid: string;
  wasCordoned: boolean;
  paused: boolean;
  ending: boolean;
}

/** A Node as a write left it; undefined: it was deleted. */
export interface NodeAfter {
  uid: string;
  unschedulable: boolean;
  maintenance?: Maintenance;
}

export type Entry = Call &
  (
    | { kind: "bind"; uid: string; node: string }
    | { kind: "evict"; pod: string /** Precondition. */; uid?: string }
    | { kind: "delete-pod"; pod: string }
    | { kind: "write-node"; node: string; after?: NodeAfter }
    | { kind: "take-lease"; holder: string; leaseMs: number }
  );

export interface Rules {
  /** How long a mark (ending, paused) or an uncordon may take to reach the driver and stop what it sends. */
  latenessMs: number;
  /** Pods that a drain leaves where they are, as "namespace/name". */
  stays(pod: string): boolean;
}

type Of<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;

function ofKind<Kind extends Entry["kind"]>(entries: readonly Entry[], kind: Kind): Of<Kind>[] {
  return entries.filter((entry): entry is Of<Kind> => entry.kind === kind && entry.code < 300);
}

/** The maintenance of a node as long as it asks for evictions. */
function active(after: NodeAfter | undefined): Maintenance | undefined {
  const maintenance = after?.maintenance;
  if (!after?.unschedulable || !maintenance || maintenance.nodeUid !== after.uid) return undefined;
  return maintenance.paused || maintenance.ending ? undefined : maintenance;
}

/** What is wrong with one eviction, if anything. */
function judgeEviction(
  eviction: Of<"evict">,
  entries: readonly Entry[],
  writes: readonly Of<"write-node">[],
  rules: Rules,
): string | undefined {
  const { pod, uid, by, receivedAt } = eviction;
  if (rules.stays(pod)) return "that pod stays";
  if (uid === undefined) return "it has no UID as precondition";
  const node = ofKind(entries, "bind").find((binding) => binding.uid === uid)?.node;
  if (node === undefined) return "no pod of that UID was ever bound to a node";
  const ofNode = writes.filter((write) => write.node === node);
  const wanted = ofNode.some((write, index) => {
    const next = ofNode[index + 1];
    const until = next === undefined ? Number.POSITIVE_INFINITY : next.answeredAt + rules.latenessMs;
    return active(write.after) && write.receivedAt <= receivedAt && receivedAt <= until;
  });
  if (!wanted) return `nobody wanted pods of ${node} to leave then`;
  // The last step of turning off comes when nothing is on its way any more: nothing may follow it.
  const last = ofNode.filter((write) => write.answeredAt < receivedAt).at(-1);
  if (last?.console && last.after && !last.after.maintenance) return `maintenance of ${node} had ended`;
  return heldLease(by, receivedAt, entries) ? undefined : "its console did not hold the Lease";
}

function heldLease(holder: string, at: number, entries: readonly Entry[]): boolean {
  const leases = ofKind(entries, "take-lease").sort((a, b) => a.answeredAt - b.answeredAt);
  return leases.some((lease, index) => {
    const next = leases[index + 1];
    const taken = next !== undefined && next.holder !== holder ? next.answeredAt : Number.POSITIVE_INFINITY;
    const until = Math.min(taken, lease.answeredAt + lease.leaseMs);
    return lease.holder === holder && lease.receivedAt <= at && at <= until;
  });
}

/** What is wrong with the write of a console that ended a maintenance: it takes back what it did, and nothing else. */
function judgeRelease(before: NodeAfter, after: NodeAfter, maintenance: Maintenance): string | undefined {
  const ours = !maintenance.wasCordoned && maintenance.nodeUid === before.uid;
  const unschedulable = ours ? false : before.unschedulable;
  if (after.unschedulable === unschedulable) return undefined;
  return `it left the node ${after.unschedulable ? "cordoned" : "schedulable"}`;
}

/**
 * Everything in a history that must never be, as sentences; none: it holds. Two consoles never drive at once, since an
 * eviction counts only by the holder of the Lease. Refused evictions count as well: they were sent. Entries before
 * `from` are known and only judged from.
 */
export function violations(entries: readonly Entry[], rules: Rules, from = 0): string[] {
  const found: string[] = [];
  const writes = ofKind(entries, "write-node").sort((a, b) => a.answeredAt - b.answeredAt);
  const tell = (entry: Entry, what: string, why: string) =>
    found.push(`${new Date(entry.receivedAt).toISOString()} ${entry.by} ${what}: ${why}`);
  for (const entry of entries.slice(from)) {
    if (!entry.console) continue;
    if (entry.kind === "delete-pod") tell(entry, `deleted ${entry.pod}`, "nobody agreed to that");
    if (entry.kind !== "evict") continue;
    const why = judgeEviction(entry, entries, writes, rules);
    if (why) tell(entry, `evicted ${entry.pod}`, why);
  }
  const known = new Set(entries.slice(0, from));
  for (const [index, write] of writes.entries()) {
    if (known.has(write)) continue;
    const before = writes.slice(0, index).findLast(({ node }) => node === write.node)?.after;
    if (!write.console || !before?.maintenance || !write.after || write.after.maintenance) continue;
    const why = judgeRelease(before, write.after, before.maintenance);
    if (why) tell(write, `ended the maintenance of ${write.node}`, why);
  }
  return found;
}
