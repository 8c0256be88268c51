import type { ObservedPod } from "./observed";

/** A system whose pods leave in a way of their own, and what that means for a drain. */
export interface KnownWorkload {
  system: "KubeVirt" | "Rook" | "Longhorn";
  /** One sentence for people: what the pod is, and why it matters to a drain. */
  note: string;
}

type Labels = Record<string, string>;

const ROOK_OSD =
  "keeps data of this node's disks: Rook lets one failure domain go at a time, and it stays Pending until the node is back.";

/** Label `app` of Rook's pods. Source: rook.io, "Ceph Managed Disruption Budgets" and "Labels added to Rook-Ceph resources". */
const ROOK = new Map<string, (labels: Labels) => string>(
  Object.entries({
    "rook-ceph-osd": (labels: Labels) => `Ceph OSD ${labels["ceph-osd-id"] ?? "of Rook"} ${ROOK_OSD}`,
    "rook-ceph-mon": (labels: Labels) =>
      `Ceph monitor ${labels.mon ?? "of Rook"} counts for Ceph's quorum: Rook's budget lets one go at a time, and none with two or fewer.`,
    "rook-ceph-mgr": () => "Ceph manager of Rook: another one takes over where there are two.",
    "rook-ceph-mds": () => "Ceph metadata server of Rook: file systems pause until another one takes over.",
    "rook-ceph-rgw": () => "Ceph object gateway of Rook: requests in progress on it end.",
  }),
);

/** Label `kubevirt.io`. Source: KubeVirt user guide, "Node maintenance" and "Hotplug volumes". */
const KUBEVIRT = new Map<string, (labels: Labels) => string>(
  Object.entries({
    "virt-launcher": (labels: Labels) =>
      `Runs virtual machine ${labels["vm.kubevirt.io/name"] ?? labels["kubevirt.io/domain"] ?? "of KubeVirt"}: KubeVirt refuses the eviction while it migrates the machine, and for good when it can't be migrated.`,
    "hotplug-disk": () =>
      "Holds a disk that was plugged into a running virtual machine: it leaves with the machine, and not before.",
    "virt-api": () =>
      "Answers KubeVirt's eviction webhook: while none runs, no virtual machine's pod can be evicted.",
    "virt-controller": () => "Starts KubeVirt's live migrations: while none runs, no virtual machine moves.",
  }),
);

/** Label `longhorn.io/component`. Source: longhorn.io, "Node Maintenance Guide" and setting node-drain-policy. */
const LONGHORN = new Map(
  Object.entries({
    "instance-manager":
      "Longhorn instance manager: serves volumes and replicas of this node. Its budget lets it go once none is attached here and the node drain policy is satisfied.",
    "share-manager":
      "Longhorn share manager: serves a shared volume over NFS. Its readers wait until it runs elsewhere.",
    "backing-image-manager":
      "Longhorn backing image manager: copies of backing images on this node are not served meanwhile.",
  }),
);

const LONGHORN_CSI = new Set(["csi-attacher", "csi-provisioner", "csi-resizer", "csi-snapshotter"]);

/** Recognises pods of storage and virtual machines by the labels that their systems set. */
export function knownWorkload(pod: Pick<ObservedPod, "labels">): KnownWorkload | undefined {
  const { labels } = pod;
  const virt = KUBEVIRT.get(labels["kubevirt.io"] ?? "");
  if (virt) return { system: "KubeVirt", note: virt(labels) };
  const app = labels.app ?? "";
  const rook = ROOK.get(app);
  if (rook) return { system: "Rook", note: rook(labels) };
  const longhorn = LONGHORN.get(labels["longhorn.io/component"] ?? "");
  if (longhorn) return { system: "Longhorn", note: longhorn };
  if (LONGHORN_CSI.has(app) && labels["longhorn.io/managed-by"] === "longhorn-manager") {
    const note = `Longhorn's ${app}: its budget keeps the last one while a volume is attached.`;
    return { system: "Longhorn", note };
  }
  return undefined;
}
