import { expect, it } from "vitest";
import { knownWorkload } from "./known-workloads";

it.each([
  [
    { "kubevirt.io": "virt-launcher", "vm.kubevirt.io/name": "erp" },
    "KubeVirt",
    "Runs virtual machine erp: KubeVirt refuses the eviction while it migrates",
  ],
  [{ "kubevirt.io": "virt-launcher", "kubevirt.io/domain": "old" }, "KubeVirt", "Runs virtual machine old:"],
  [{ "kubevirt.io": "virt-launcher" }, "KubeVirt", "Runs virtual machine of KubeVirt:"],
  [{ "kubevirt.io": "hotplug-disk" }, "KubeVirt", "it leaves with the machine"],
  [{ "kubevirt.io": "virt-api" }, "KubeVirt", "no virtual machine's pod can be evicted"],
  [{ "kubevirt.io": "virt-controller" }, "KubeVirt", "no virtual machine moves"],
  [{ app: "rook-ceph-osd", "ceph-osd-id": "4" }, "Rook", "Ceph OSD 4 keeps data of this node's disks"],
  [{ app: "rook-ceph-osd" }, "Rook", "stays Pending until the node is back"],
  [{ app: "rook-ceph-mon", mon: "b" }, "Rook", "Ceph monitor b counts for Ceph's quorum"],
  [{ app: "rook-ceph-mgr" }, "Rook", "another one takes over"],
  [{ app: "rook-ceph-mds" }, "Rook", "file systems pause"],
  [{ app: "rook-ceph-rgw" }, "Rook", "object gateway"],
  [{ "longhorn.io/component": "instance-manager" }, "Longhorn", "node drain policy"],
  [{ "longhorn.io/component": "share-manager" }, "Longhorn", "over NFS"],
  [{ "longhorn.io/component": "backing-image-manager" }, "Longhorn", "backing images"],
  [
    { app: "csi-attacher", "longhorn.io/managed-by": "longhorn-manager" },
    "Longhorn",
    "Longhorn's csi-attacher: its budget keeps the last one",
  ],
])("%o is of %s", (labels, system, note) => {
  expect(knownWorkload({ labels })).toEqual({ system, note: expect.stringContaining(note) });
});

it.each([
  [{}],
  [{ app: "web" }],
  [{ app: "csi-attacher" }],
  [{ "kubevirt.io": "virt-handler" }],
  [{ app: "rook-ceph-operator" }],
  [{ app: "toString" }],
  [{ "kubevirt.io": "constructor" }],
])("%o is of none", (labels) => {
  expect(knownWorkload({ labels })).toBeUndefined();
});
