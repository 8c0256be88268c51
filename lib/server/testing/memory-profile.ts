import type { RolloutObject } from "@/lib/domain/profile/observed";
import type { ProfilePort } from "@/lib/operations/profile-port";

const CILIUM = { namespace: "kube-system", name: "cilium" };

/** A cluster with one release of Helm, whose DaemonSet is half way through a rollout. */
export function memoryProfile(): ProfilePort {
  const daemonSet: RolloutObject = {
    kind: "DaemonSet",
    ...CILIUM,
    uid: "uid-cilium",
    images: ["registry.example/cilium:1.18.2"],
    desired: 2,
    updated: 1,
    unseen: false,
    onDelete: false,
  };
  const history = [{ revision: 3, status: "deployed", at: "2026-11-21T12:00:00.000Z" }];
  const release = {
    ...CILIUM,
    revision: 3,
    chart: "cilium",
    chartVersion: "1.18.2",
    status: "deployed",
    history,
  };
  return {
    listDaemonSets: async () => [daemonSet],
    listOthers: async () => [],
    listStorageDrivers: async () => ["csi.example"],
    currentRevision: async () => "new",
    listReleases: async () => [{ ...release, workloads: [{ kind: "DaemonSet", ...CILIUM }] }],
    readValues: async () => "{}",
  };
}
