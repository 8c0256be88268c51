import type { ObservedNode, ObservedPod } from "./observed";

/** What somebody else is about to do with the machine of a node. */
export interface InfrastructureChange {
  effect: "removed" | "re-created" | "upgraded" | "rebooted";
  /** One sentence: who, and by which mark it is known. */
  says: string;
}

/** Taints by which somebody says that a node will be gone, or may be. */
const TAINTS: { key: string; value?: string; says: string; effect: InfrastructureChange["effect"] }[] = [
  // Source: kubernetes/autoscaler, cluster-autoscaler/utils/taints.
  { key: "ToBeDeletedByClusterAutoscaler", says: "The cluster autoscaler is removing it", effect: "removed" },
  {
    key: "DeletionCandidateOfClusterAutoscaler",
    says: "The cluster autoscaler may remove it soon",
    effect: "removed",
  },
  // Source: karpenter.sh, "Disruption"; the second until v1.
  { key: "karpenter.sh/disrupted", says: "Karpenter is replacing it", effect: "re-created" },
  {
    key: "karpenter.sh/disruption",
    value: "disrupting",
    says: "Karpenter is replacing it",
    effect: "re-created",
  },
  // Source: cluster-api.sigs.k8s.io, "Metadata propagation".
  {
    key: "node.cluster.x-k8s.io/outdated-revision",
    says: "Cluster API will replace it: its Machine is of an old revision",
    effect: "re-created",
  },
  {
    key: "node.cloudprovider.kubernetes.io/shutdown",
    says: "The cloud says that its machine is shut down",
    effect: "removed",
  },
];

const CONFIG = "machineconfiguration.openshift.io/currentConfig";
const DESIRED_CONFIG = "machineconfiguration.openshift.io/desiredConfig";
const REBOOTING = "weave.works/kured-reboot-in-progress";
const NEEDS_UPDATE = "kops.k8s.io/needs-update";

/**
 * Annotations of Nodes that are kept for this. Sources: openshift/machine-config-operator pkg/daemon/constants;
 * kured.dev, "Operation" (--annotate-nodes); kops.sigs.k8s.io, "rolling update".
 */
export const CHANGE_ANNOTATIONS = [CONFIG, DESIRED_CONFIG, REBOOTING, NEEDS_UPDATE] as const;

/** On the Pods of system-upgrade-controller. Source: rancher/system-upgrade-controller pkg/apis/upgrade.cattle.io. */
const UPGRADE_PLAN = "upgrade.cattle.io/plan";
const UPGRADE_NODE = "upgrade.cattle.io/node";

function ofTaints({ taints }: ObservedNode): InfrastructureChange[] {
  return TAINTS.filter(({ key, value }) =>
    taints.some((taint) => taint.key === key && (value === undefined || taint.value === value)),
  ).map(({ key, says, effect }) => ({ effect, says: `${says} (taint ${key}).` }));
}

function ofAnnotations({ changeMarks = {} }: ObservedNode): InfrastructureChange[] {
  const found: InfrastructureChange[] = [];
  const [config, desired] = [changeMarks[CONFIG], changeMarks[DESIRED_CONFIG]];
  if (config !== undefined && desired !== undefined && config !== desired)
    found.push({
      effect: "upgraded",
      says: `Its machine config goes from ${config} to ${desired}, with a reboot.`,
    });
  if (changeMarks[NEEDS_UPDATE] !== undefined)
    found.push({ effect: "re-created", says: `kOps will replace it (annotation ${NEEDS_UPDATE}).` });
  if (changeMarks[REBOOTING] !== undefined)
    found.push({ effect: "rebooted", says: `kured is rebooting it, since ${changeMarks[REBOOTING]}.` });
  return found;
}

/** A controller that drains and upgrades by Jobs: its pods stand on the node that they upgrade. */
function ofUpgradePods(node: ObservedNode, pods: readonly ObservedPod[]): InfrastructureChange[] {
  return pods
    .filter(({ labels, phase }) => labels[UPGRADE_NODE] === node.name && phase !== "Succeeded")
    .map(({ labels, namespace, name }) => ({
      effect: "upgraded",
      says: `Plan ${labels[UPGRADE_PLAN] ?? "without a name"} of system-upgrade-controller upgrades it (pod ${namespace}/${name}).`,
    }));
}

/** What is known of it, by marks on the Node and by pods of it. `pods`: those of the node. */
export function changesOf(node: ObservedNode, pods: readonly ObservedPod[] = []): InfrastructureChange[] {
  const deleted: InfrastructureChange[] =
    node.deletionAt === undefined
      ? []
      : [{ effect: "removed", says: `The Node object is being deleted, since ${node.deletionAt}.` }];
  return [...deleted, ...ofTaints(node), ...ofAnnotations(node), ...ofUpgradePods(node, pods)];
}

/** Whether the node, and with it its maintenance, will not be there any more. */
export function takesNodeAway({ effect }: Pick<InfrastructureChange, "effect">): boolean {
  return effect === "removed" || effect === "re-created";
}
