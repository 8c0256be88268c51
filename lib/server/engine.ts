import type { Action } from "@/lib/domain/action";
import { ASK_HELD_EVERY_MS, type Attempt } from "@/lib/domain/attempts";
import { includeInBackups } from "@/lib/domain/backups/exclusion";
import { budgetVersion } from "@/lib/domain/budget-share";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { decide, gatesHold } from "@/lib/domain/decide";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { intentOf } from "@/lib/domain/node";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { Verification } from "@/lib/domain/proof";
import { stateOf } from "@/lib/domain/state";
import type { Clock, ClusterPort } from "@/lib/operations/ports";
import { nextAttempt } from "./attempt";
import { log, reasonOf } from "./log";
import { createSightings } from "./sightings";
import { verify } from "./verify";

/** Evictions on their way at once in one cluster. Pods that terminate or wait for a budget hold no slot. */
const SLOTS = 16;
/** After a look, so that a burst of watch events is one more; the first event after a rest is looked at at once. */
const REST_MS = 30;
/** Looks take at most this part of the time, however large the cluster and however much happens in it. */
const LOOKING = 0.25;
/** What a timer can hold. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;
const RETRY_AFTER_ERROR_MS = 2_000;
/** Somebody else wrote the node: the watch shows it within milliseconds, usually. */
const RETRY_AFTER_CONFLICT_MS = 250;

export interface EngineOptions {
  cluster: ClusterPort;
  index(): ClusterIndex | undefined;
  leads(): boolean;
  installation: string;
  clock: Clock;
  /** Called with each look at a node in maintenance, for the activity list. */
  observe(node: ObservedNode, intent: MaintenanceIntent, state: MaintenanceState): void;
  onChange(): void;
}

export interface Engine {
  wake(): void;
  /** The state of a node's maintenance as this process sees it now. */
  stateFor(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): MaintenanceState;
  /** Why the last step on a node failed, until one succeeds. */
  troubleOf(node: string): string | undefined;
  stop(): Promise<void>;
}

/**
 * Observes, decides, acts a little, observes again. All that it keeps (attempts, verifications) paces or proves and can
 * be lost at any moment: the next look computes the same from the cluster.
 */
export function startEngine(options: EngineOptions): Engine {
  const { cluster, clock } = options;
  const attempts = new Map<string, Attempt>();
  const inFlight = new Map<string, string>();
  const sending = new Set<Promise<void>>();
  const verifications = new Map<string, Verification>();
  const busy = new Set<string>();
  const troubles = new Map<string, { why: string; until: number }>();
  const sightings = createSightings(cluster, clock);
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let restUntil = 0;
  let stopped = false;

  const wakeAt = (at: number) => {
    if (stopped || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(look, Math.min(LONGEST_SLEEP_MS, Math.max(0, at - clock.now().getTime())));
  };
  const wake = () => wakeAt(restUntil);

  const inputFor = (index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent) => ({
    index,
    node,
    intent,
    attempts,
    verification: verifications.get(node.uid),
    now: clock.now(),
  });

  function look(): void {
    timerAt = Number.POSITIVE_INFINITY;
    const startedAt = performance.now();
    // Set before anything can wake it: what this look starts is seen by the next.
    restUntil = clock.now().getTime() + REST_MS;
    lookAround();
    const tookMs = performance.now() - startedAt;
    restUntil = clock.now().getTime() + Math.max(REST_MS, tookMs / LOOKING - tookMs);
  }

  function lookAround(): void {
    const index = options.index();
    if (stopped || index === undefined || cluster.freshness().state !== "live") return;
    for (const node of index.cluster.nodes) {
      const intent = intentOf(node);
      if (intent) lookAt(index, node, intent);
    }
    forget(index);
  }

  function lookAt(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): void {
    const drives = options.leads() && intent.installation === options.installation;
    const fresh = sightings.isFresh(node);
    const slots = Math.min(SLOTS - inFlight.size, cluster.writes().free);
    const decision = decide({ ...inputFor(index, node, intent), inFlight, slots });
    if (!gatesHold(decision.state)) verifications.delete(node.uid);
    options.observe(node, intent, decision.state);
    const asksToLeave = decision.actions.some(({ type }) => type === "evict" || type === "delete");
    if (drives && asksToLeave && !fresh) {
      confirm(node);
      return;
    }
    for (const action of decision.actions) {
      if (drives || action.type === "verify") act(index, node, intent, action);
    }
    if (decision.wakeAt !== undefined) wakeAt(decision.wakeAt);
    const { free, waitMs } = cluster.writes();
    if (drives && free === 0) wakeAt(clock.now().getTime() + waitMs);
  }

  function act(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent, action: Action): void {
    switch (action.type) {
      case "evict":
        leave(index, intent, action.pod, "evict");
        return;
      case "delete":
        leave(index, intent, action.pod, "delete");
        return;
      case "verify":
        step(node, async () => {
          verifications.set(node.uid, await verify(cluster, index, node.name, intent, clock));
          options.onChange();
        });
        return;
      case "release":
        step(node, async () => {
          // Undo only what was ours: a node that was cordoned before keeps whatever it has now.
          const ours = !intent.wasCordoned && intent.nodeUid === node.uid;
          const unschedulable = ours ? false : undefined;
          await cluster.patchNode(node.name, {
            resourceVersion: node.resourceVersion,
            unschedulable,
            labels: includeInBackups(node, intent),
            intent: null,
          });
        });
    }
  }

  /** Nobody is asked to leave on the strength of a node that was not seen for a while. */
  function confirm(node: ObservedNode): void {
    step(node, async () => {
      if (await sightings.confirm(node)) return;
      throw new Error("The node has changed on the API server, and the watch has not shown it yet.");
    });
  }

  /** One step a node at a time; a failure is shown and tried again after a while. */
  function step(observed: ObservedNode, work: () => Promise<void>): void {
    const node = observed.name;
    if (busy.has(node)) return;
    const until = troubles.get(node)?.until ?? 0;
    if (clock.now().getTime() < until) {
      wakeAt(until);
      return;
    }
    busy.add(node);
    work()
      .then(() => troubles.delete(node))
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        const conflict = error instanceof DrydockError && error.failure.code === "conflict";
        const restMs = conflict ? RETRY_AFTER_CONFLICT_MS : RETRY_AFTER_ERROR_MS;
        troubles.set(node, { why, until: clock.now().getTime() + restMs });
        // The audit log's records of the maintenance carry the same id.
        const of = { cluster: cluster.info.id, node, maintenance: intentOf(observed)?.id };
        log("warn", "step failed", { ...of, reason: reasonOf(error) });
      })
      .finally(() => {
        busy.delete(node);
        // Not before the watch can have shown what was written.
        wakeAt(clock.now().getTime() + REST_MS);
      });
  }

  function leave(
    index: ClusterIndex,
    intent: MaintenanceIntent,
    pod: ObservedPod,
    verb: Attempt["verb"],
  ): void {
    if (inFlight.has(pod.uid) || stopped) return;
    const budgets = budgetVersion(index, pod);
    const { graceSeconds } = intent.options;
    const stillWanted = () => isWanted(intent, pod, verb);
    const asked =
      verb === "evict"
        ? cluster.evict(pod, { graceSeconds, stillWanted })
        : cluster.deletePod(pod, { graceSeconds: graceSeconds ?? pod.graceSeconds, stillWanted });
    const sent = asked
      .then((outcome) => {
        if (outcome.kind === "withheld") return;
        const before = attempts.get(pod.uid);
        attempts.set(pod.uid, nextAttempt(before, outcome, clock.now().getTime(), budgets, verb));
      })
      .finally(() => {
        inFlight.delete(pod.uid);
        sending.delete(sent);
        wake();
        options.onChange();
      });
    inFlight.set(pod.uid, budgets);
    sending.add(sent);
  }

  /**
   * Judged anew when the request's turn has come: meanwhile somebody may have paused, ended or uncordoned, or this
   * process may have been stopped until its Lease was another's.
   */
  function isWanted({ id }: MaintenanceIntent, pod: ObservedPod, verb: Attempt["verb"]): boolean {
    const index = options.index();
    const node = pod.nodeName === undefined ? undefined : index?.node(pod.nodeName);
    const intent = node && intentOf(node);
    if (stopped || !index || !intent || cluster.freshness().state !== "live" || !options.leads())
      return false;
    if (!sightings.isFresh(node)) return false;
    const { phase } = stateOf(inputFor(index, node, intent));
    const proceeds =
      phase === "initiated" || phase === "blocked" || (verb === "delete" && phase === "failed");
    return intent.id === id && proceeds;
  }

  /** Drops what was kept of pods and nodes that are gone. */
  function forget(index: ClusterIndex): void {
    const kept = index.cluster.nodes.filter((node) => node.intent);
    const uids = new Set(kept.map((node) => node.uid));
    const names = new Set(kept.map((node) => node.name));
    for (const name of troubles.keys()) if (!names.has(name)) troubles.delete(name);
    sightings.forgetExcept(uids);
    for (const uid of verifications.keys()) if (!uids.has(uid)) verifications.delete(uid);
    const pods = new Set<string>();
    for (const { name, uid } of index.cluster.nodes)
      if (uids.has(uid)) for (const pod of index.podsOf(name)) pods.add(pod.uid);
    // Of pods that are gone they are needed until their budgets' status has come.
    const old = clock.now().getTime() - ASK_HELD_EVERY_MS;
    for (const [uid, { at }] of attempts) if (at < old && !pods.has(uid)) attempts.delete(uid);
  }

  return {
    wake,
    stateFor: (index, node, intent) => stateOf(inputFor(index, node, intent)),
    troubleOf: (node) => troubles.get(node)?.why,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled(sending);
    },
  };
}
