import { allowanceOf, budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import type { Cause, PodVerdict } from "./maintenance";
import { zoneOf } from "./node";
import type { ObservedBudget, ObservedNode, ObservedPod } from "./observed";
import { verdictOf } from "./verdict/verdict";
import type { WorkloadId } from "./workload-of";
import { type Outlook, outlookOf } from "./workload-outlook";
import { risksOf, type WorkloadRisk } from "./workload-risks";

export interface CoveringBudget {
  name: string;
  /** Disruptions that it allows now. */
  allowed: number;
  state: "allows" | "waits" | "never";
}

/** One workload, and what maintenance would mean for it. */
export interface WorkloadSummary extends WorkloadId {
  /** Pods that have not ended. */
  pods: number;
  ready: number;
  /** Pods that Succeeded or Failed and are still there. */
  ended: number;
  /** What its controllers want; absent where that is not known. */
  desired?: number;
  /** STATUS of the pod that is worst off, as kubectl prints it, and how many are so. */
  status: { text: string; pods: number };
  /** How many nodes it runs on, and the first of them by name. */
  nodes: number;
  nodeNames: string[];
  budgets: CoveringBudget[];
  outlook: Outlook;
  /** Worst first. */
  risks: WorkloadRisk[];
  restarts: number;
  cpuMilli: number;
  memoryBytes: number;
  /** Creation of its oldest pod; absent when it has none. ISO 8601. */
  oldest?: string;
}

const NAMED_NODES = 3;
const NOTHING_ASKED = { options: { consents: [] }, attempts: new Map<string, never>() };

/** Worst first; other statuses (CrashLoopBackOff, ImagePullBackOff, …) are worse than these. */
const MILD = ["Pending", "ContainerCreating", "Terminating", "Running", "Completed", "Succeeded"];

function severity(status: string): number {
  if (status.startsWith("Init:") && /\d$/.test(status)) return 0;
  return MILD.indexOf(status);
}

/** What maintenance of its node would do with a pod, as if it was turned on now without any consent. */
export function verdictIfAsked(index: ClusterIndex, pod: ObservedPod, now: Date): PodVerdict {
  return verdictOf(pod, { index, ...NOTHING_ASKED, now });
}

const zones = new WeakMap<readonly ObservedNode[], ReadonlySet<string>>();

/** Zones of a cluster, made once for each list of its nodes. */
function zonesOf(nodes: readonly ObservedNode[]): ReadonlySet<string> {
  const known = zones.get(nodes);
  if (known) return known;
  const found = new Set(nodes.flatMap((node) => zoneOf(node) ?? []));
  zones.set(nodes, found);
  return found;
}

/** Adds up one workload, pod by pod, so that one of 50,000 pods can be done in pieces. */
export class WorkloadTally {
  readonly #index: ClusterIndex;
  readonly #id: WorkloadId;
  readonly #now: Date;
  readonly #causes = new Map<Cause, number>();
  readonly #statuses = new Map<string, number>();
  readonly #nodes = new Set<string>();
  readonly #budgets = new Map<ObservedBudget, CoveringBudget["state"]>();
  readonly #zones = new Set<string | undefined>();
  #pastBudgets = 0;
  #withEmptyDir = 0;
  #pods = 0;
  #ready = 0;
  #ended = 0;
  #restarts = 0;
  #cpuMilli = 0;
  #memoryBytes = 0;
  #oldest: string | undefined;

  constructor(index: ClusterIndex, id: WorkloadId, now: Date) {
    this.#index = index;
    this.#id = id;
    this.#now = now;
  }

  add(pod: ObservedPod): void {
    const { cause } = verdictIfAsked(this.#index, pod, this.#now);
    this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + 1);
    this.#statuses.set(pod.status, (this.#statuses.get(pod.status) ?? 0) + 1);
    this.#restarts += pod.restarts;
    if (this.#oldest === undefined || pod.createdAt < this.#oldest) this.#oldest = pod.createdAt;
    if (pod.phase === "Succeeded" || pod.phase === "Failed") {
      this.#ended += 1;
      return;
    }
    this.#pods += 1;
    if (pod.ready) this.#ready += 1;
    if (pod.nodeName !== undefined) this.#runsOn(pod.nodeName);
    if (pod.emptyDirs.length > 0) this.#withEmptyDir += 1;
    this.#cpuMilli += pod.requests.cpuMilli;
    this.#memoryBytes += pod.requests.memoryBytes;
    const covering = budgetsOf(this.#index, pod);
    if (covering.length > 1) this.#pastBudgets += 1;
    for (const budget of covering) {
      const { kind } = allowanceOf(budget, pod);
      const known = this.#budgets.get(budget);
      if (known === undefined || known === "allows" || kind === "never") this.#budgets.set(budget, kind);
    }
  }

  #runsOn(name: string): void {
    if (this.#nodes.has(name)) return;
    this.#nodes.add(name);
    const node = this.#index.node(name);
    this.#zones.add(node && zoneOf(node));
  }

  /** Each STATUS that one of its pods has. */
  statuses(): string[] {
    return [...this.#statuses.keys()];
  }

  summary(desired: number | undefined): WorkloadSummary {
    const [worst] = [...this.#statuses].sort(([a], [b]) => severity(a) - severity(b) || (a < b ? -1 : 1));
    const spread = { pods: this.#pods, nodes: this.#nodes.size, budgets: this.#budgets.size };
    const budgets = [...this.#budgets].map(([{ name, disruptionsAllowed }, state]) => ({
      name,
      allowed: disruptionsAllowed,
      state,
    }));
    return {
      ...this.#id,
      pods: this.#pods,
      ready: this.#ready,
      ended: this.#ended,
      desired,
      status: { text: worst?.[0] ?? "", pods: worst?.[1] ?? 0 },
      nodes: this.#nodes.size,
      nodeNames: [...this.#nodes].sort().slice(0, NAMED_NODES),
      budgets,
      outlook: outlookOf(this.#causes, spread),
      risks: risksOf({
        kind: this.#id.kind,
        pods: this.#pods,
        desired,
        nodes: this.#nodes.size,
        zones: this.#zones,
        zonesThere: zonesOf(this.#index.cluster.nodes).size,
        budgets,
        pastBudgets: this.#pastBudgets,
        withEmptyDir: this.#withEmptyDir,
      }),
      restarts: this.#restarts,
      cpuMilli: this.#cpuMilli,
      memoryBytes: this.#memoryBytes,
      oldest: this.#oldest,
    };
  }
}
