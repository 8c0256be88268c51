import type { RolloutObject } from "./observed";
import { imageVersion } from "./version";

/** A network plug-in or a storage driver, by the DaemonSet that brings it to the nodes. */
export interface Plugin {
  name: string;
  namespace: string;
  daemonSet: string;
  version: string;
}

/** DaemonSets of network plug-ins by their usual names. Sources: the projects' own manifests. */
const NETWORKS: { name: string; daemonSet: RegExp }[] = [
  { name: "Cilium", daemonSet: /^cilium$/ },
  { name: "Calico", daemonSet: /^calico-node$/ },
  { name: "Canal", daemonSet: /^(rke2-)?canal$/ },
  { name: "Flannel", daemonSet: /^kube-flannel(-ds)?$/ },
  { name: "Antrea", daemonSet: /^antrea-agent$/ },
  { name: "Amazon VPC CNI", daemonSet: /^aws-node$/ },
  { name: "Azure CNI", daemonSet: /^azure-cn[is]$/ },
  { name: "kube-router", daemonSet: /^kube-router$/ },
  { name: "OVN-Kubernetes", daemonSet: /^ovnkube-node$/ },
  { name: "Weave Net", daemonSet: /^weave-net$/ },
  { name: "kindnet", daemonSet: /^kindnet$/ },
  { name: "Multus", daemonSet: /^(kube-)?multus(-ds)?$/ },
];

const STORAGE = /(^|-)csi(-|$)/;

type DaemonSet = Pick<RolloutObject, "kind" | "namespace" | "name" | "images">;

function pluginOf({ namespace, name, images }: DaemonSet, title: string): Plugin {
  return { name: title, namespace, daemonSet: name, version: images[0] ? imageVersion(images[0]) : "" };
}

export function networksOf(daemonSets: readonly DaemonSet[]): Plugin[] {
  return daemonSets.flatMap((one) => {
    const known = NETWORKS.find(({ daemonSet }) => daemonSet.test(one.name));
    return known ? [pluginOf(one, known.name)] : [];
  });
}

/** DaemonSets that bring a CSI driver: nothing but their names tells them. */
export function storageOf(daemonSets: readonly DaemonSet[]): Plugin[] {
  return daemonSets.filter(({ name }) => STORAGE.test(name)).map((one) => pluginOf(one, one.name));
}
