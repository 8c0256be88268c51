import type { LabelSelector, NodeSelectorTerm } from "@/lib/domain/observed";
import type {
  EphemeralVolume,
  HostPort,
  PodTerm,
  SchedulingTerms,
  SpreadConstraint,
  Weighted,
} from "@/lib/domain/scheduling/observed";
import { expressionsOf } from "./expressions";
import type {
  RawLabelSelector,
  RawNodeTerm,
  RawPodSpec,
  RawPodTerm,
  RawWeightedPodTerm,
} from "./raw-scheduling";

const DEFAULT_SCHEDULER = "default-scheduler";

export function selectorOf(raw: RawLabelSelector | null | undefined): LabelSelector | undefined {
  if (!raw) return undefined;
  return { matchLabels: raw.matchLabels ?? {}, matchExpressions: expressionsOf(raw.matchExpressions) };
}

export function nodeTermOf(term: RawNodeTerm): NodeSelectorTerm {
  return { labels: expressionsOf(term.matchExpressions), fields: expressionsOf(term.matchFields) };
}

/** A list where there is something in it. */
function some<T, U>(raw: T[] | undefined, project: (item: T) => U): U[] | undefined {
  return raw?.length ? raw.map(project) : undefined;
}

function podTermOf({ topologyKey = "", labelSelector, namespaces, namespaceSelector }: RawPodTerm): PodTerm {
  return {
    topologyKey,
    selector: selectorOf(labelSelector),
    namespaces: namespaces?.length ? namespaces : undefined,
    namespaceSelector: selectorOf(namespaceSelector),
  };
}

function weightedOf({ weight = 0, podAffinityTerm = {} }: RawWeightedPodTerm): Weighted<PodTerm> {
  return { weight, term: podTermOf(podAffinityTerm) };
}

function spreadOf(raw: NonNullable<RawPodSpec["topologySpreadConstraints"]>[number]): SpreadConstraint {
  return {
    topologyKey: raw.topologyKey ?? "",
    maxSkew: raw.maxSkew ?? 1,
    hard: raw.whenUnsatisfiable !== "ScheduleAnyway",
    selector: selectorOf(raw.labelSelector),
    matchLabelKeys: raw.matchLabelKeys?.length ? raw.matchLabelKeys : undefined,
    minDomains: raw.minDomains,
    anyNode: raw.nodeAffinityPolicy === "Ignore" || undefined,
    untaintedOnly: raw.nodeTaintsPolicy === "Honor" || undefined,
  };
}

/** Host ports of containers and sidecars. Source: pkg/scheduler/util, GetHostPorts. */
function portsOf({ containers = [], initContainers = [] }: RawPodSpec): HostPort[] | undefined {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  const ports = [...containers, ...sidecars].flatMap(({ ports }) => ports ?? []);
  return some(
    ports.filter(({ hostPort = 0 }) => hostPort > 0),
    ({ hostPort: port = 0, protocol, hostIP: ip }) => ({
      port,
      protocol: protocol === "TCP" ? undefined : protocol,
      ip: ip || undefined,
    }),
  );
}

function ephemeralOf({ volumes = [] }: RawPodSpec, podName: string): EphemeralVolume[] | undefined {
  const generic = volumes.filter(({ ephemeral }) => ephemeral !== undefined);
  return some(generic, ({ name = "", ephemeral }) => ({
    claim: `${podName}-${name}`,
    storageClass: ephemeral?.volumeClaimTemplate?.spec?.storageClassName,
  }));
}

/** What is there and not evaluated, in the words of its users. */
function unknownOf(spec: RawPodSpec): string[] | undefined {
  const unknown: string[] = [];
  if (spec.resourceClaims?.length) unknown.push("dynamic resource claims");
  if (spec.schedulingGroup || spec.workloadRef) unknown.push("gang scheduling");
  const { volumes = [] } = spec;
  if (
    volumes.some(
      (volume) => volume.gcePersistentDisk || volume.awsElasticBlockStore || volume.iscsi || volume.rbd,
    )
  ) {
    unknown.push("disks named in the pod");
  }
  return unknown.length > 0 ? unknown : undefined;
}

/** Members that say something. Most pods have none, and 150,000 empty objects would weigh. */
function present(terms: SchedulingTerms): SchedulingTerms | undefined {
  const entries = Object.entries(terms).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What a pod asks of the scheduler beyond requests, tolerations and required nodes; undefined: nothing. */
export function schedulingOf(spec: RawPodSpec, podName: string): SchedulingTerms | undefined {
  const { nodeAffinity, podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const { schedulerName } = spec;
  return present({
    priority: spec.priority || undefined,
    neverPreempts: spec.preemptionPolicy === "Never" || undefined,
    affinity: some(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution, podTermOf),
    antiAffinity: some(podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution, podTermOf),
    preferredAffinity: some(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution, weightedOf),
    preferredAntiAffinity: some(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution, weightedOf),
    preferredNodes: some(
      nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution,
      ({ weight = 0, preference = {} }) => ({ weight, term: nodeTermOf(preference) }),
    ),
    spread: some(spec.topologySpreadConstraints, spreadOf),
    ports: portsOf(spec),
    ephemeral: ephemeralOf(spec, podName),
    scheduler: schedulerName === DEFAULT_SCHEDULER ? undefined : schedulerName,
    gated: spec.schedulingGates?.length ? true : undefined,
    unknown: unknownOf(spec),
  });
}
