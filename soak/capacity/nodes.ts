import type { Dice } from "./dice";

export const DRIVER = "csi.sandbox.drydock.dev";

export interface MadeNode {
  name: string;
  zone?: string;
  cpuMilli: number;
  memoryMib: number;
  pods: number;
  gpus: number;
  /** Volumes that it can have attached. */
  volumes: number;
  body: object;
}

/** A node as its kubelet would register it. Its name is of this seed, so that nothing is left of another. */
function make(dice: Dice, seed: number, at: number, zones: number): MadeNode {
  const name = `s${seed}-n${at}`;
  const zone = dice.chance(92) ? `zone-${"abc"[at % zones]}` : undefined;
  const cpuMilli = 1000 * dice.one([2, 4, 4, 8]);
  const memoryMib = (cpuMilli / 1000) * 1024 * dice.one([2, 4, 4, 8]);
  const pods = dice.chance(15) ? dice.number(4, 9) : 110;
  const gpus = dice.chance(30) ? dice.number(1, 4) : 0;
  const volumes = dice.number(2, 8);
  const taints: object[] = [];
  if (dice.chance(12)) taints.push({ key: "dedicated", value: "batch", effect: "NoSchedule" });
  if (dice.chance(15)) taints.push({ key: "spot", value: "yes", effect: "PreferNoSchedule" });
  const resources = {
    cpu: `${cpuMilli}m`,
    memory: `${memoryMib}Mi`,
    pods: String(pods),
    "ephemeral-storage": `${dice.one([4, 20, 100])}Gi`,
    ...(gpus > 0 ? { "example.com/gpu": String(gpus) } : {}),
  };
  const labels = {
    "kubernetes.io/hostname": name,
    "sandbox.drydock.dev/kubelet": "up",
    soak: "capacity",
    ...(zone ? { "topology.kubernetes.io/zone": zone } : {}),
    ...(dice.chance(40) ? { disk: "ssd" } : {}),
    cores: String(cpuMilli / 1000),
  };
  const body = {
    metadata: {
      name,
      labels,
      annotations: { "volumes.kubernetes.io/controller-managed-attach-detach": "true" },
    },
    spec: { taints, podCIDR: `10.${200 + (seed % 50)}.${at}.0/24` },
    status: {
      addresses: [{ type: "InternalIP", address: `10.99.0.${at + 1}` }],
      capacity: resources,
      allocatable: resources,
      nodeInfo: { kubeletVersion: "v1.36.3" },
    },
  };
  return { name, zone, cpuMilli, memoryMib, pods, gpus, volumes, body };
}

export function makeNodes(dice: Dice, seed: number): MadeNode[] {
  const zones = dice.number(1, 3);
  return Array.from({ length: dice.number(3, 12) }, (_, at) => make(dice, seed, at, zones));
}

export function csiNodeOf({ name, volumes }: MadeNode): object {
  return {
    metadata: { name },
    spec: { drivers: [{ name: DRIVER, nodeID: name, allocatable: { count: volumes } }] },
  };
}
