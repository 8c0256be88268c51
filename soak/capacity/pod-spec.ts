import type { Dice } from "./dice";
import type { MadeNode } from "./nodes";

/** What the pods of one workload ask for. */
export interface Wishes {
  cpuMilli: number;
  memoryMib: number;
  spec: object;
}

const ZONE = "topology.kubernetes.io/zone";
const HOST = "kubernetes.io/hostname";
export const PRIORITIES = { "soak-high": 1000, "soak-polite": 1000, "soak-low": -10 };

const app = (name: string) => ({ matchLabels: { app: name } });

function affinityOf(dice: Dice, name: string, others: readonly string[]): object | undefined {
  const node: Record<string, unknown> = {};
  const near: Record<string, unknown> = {};
  const far: Record<string, unknown> = {};
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
  if (dice.hard(10)) {
    const zones = dice.chance(50) ? ["zone-a"] : ["zone-a", "zone-b"];
    const terms = [{ matchExpressions: [{ key: ZONE, operator: dice.one(["In", "NotIn"]), values: zones }] }];
    if (dice.chance(20)) terms.push({ matchExpressions: [{ key: "cores", operator: "Gt", values: ["3"] }] });
    node[required] = { nodeSelectorTerms: terms };
  }
  if (dice.hard(8)) {
    const preference = { matchExpressions: [{ key: "disk", operator: "Exists" }] };
    node[preferred] = [{ weight: dice.number(1, 100), preference }];
  }
  const self = { labelSelector: app(name), topologyKey: dice.chance(75) ? HOST : ZONE };
  if (dice.hard(14)) far[required] = [self];
  else if (dice.hard(8)) far[preferred] = [{ weight: 100, podAffinityTerm: self }];
  if (dice.hard(5)) near[required] = [{ ...self, topologyKey: ZONE }];
  if (others.length > 0 && dice.hard(10)) {
    const other = {
      labelSelector: app(dice.one(others)),
      topologyKey: dice.one([HOST, ZONE]),
      ...dice.one([{ namespaceSelector: {} }, { namespaceSelector: { matchLabels: { team: "red" } } }, {}]),
    };
    if (dice.chance(40)) near[required] = [other];
    else if (dice.chance(50)) far[required] = [other];
    else near[preferred] = [{ weight: dice.number(1, 100), podAffinityTerm: other }];
  }
  const affinity = {
    ...(Object.keys(node).length > 0 ? { nodeAffinity: node } : {}),
    ...(Object.keys(near).length > 0 ? { podAffinity: near } : {}),
    ...(Object.keys(far).length > 0 ? { podAntiAffinity: far } : {}),
  };
  return Object.keys(affinity).length > 0 ? affinity : undefined;
}

function spreadOf(dice: Dice, name: string): object[] | undefined {
  if (!dice.hard(25)) return undefined;
  const one = (topologyKey: string) => ({
    topologyKey,
    maxSkew: dice.one([1, 1, 2]),
    whenUnsatisfiable: dice.chance(70) ? "DoNotSchedule" : "ScheduleAnyway",
    labelSelector: app(name),
    ...(dice.chance(25) ? { matchLabelKeys: ["pod-template-hash"] } : {}),
    ...(dice.chance(25) ? { nodeTaintsPolicy: "Honor" } : {}),
    ...(dice.chance(15) ? { nodeAffinityPolicy: "Ignore" } : {}),
  });
  const first = one(dice.one([ZONE, ZONE, HOST]));
  const bounded =
    first.whenUnsatisfiable === "DoNotSchedule" && dice.chance(10)
      ? { ...first, minDomains: dice.number(2, 4) }
      : first;
  return dice.chance(15) && first.topologyKey === ZONE ? [bounded, one(HOST)] : [bounded];
}

function portsOf(dice: Dice): object[] | undefined {
  if (!dice.hard(8)) return undefined;
  const port = {
    containerPort: 80,
    hostPort: dice.one([8080, 8080, 9090]),
    protocol: dice.one(["TCP", "UDP"]),
  };
  return [dice.chance(30) ? { ...port, hostIP: dice.one(["10.0.0.1", "10.0.0.2"]) } : port];
}

/** A claim in each namespace that one pod at a time can use. */
export const EXCLUSIVE_CLAIM = "exclusive";
/** New volumes of this class can be in one zone only. */
export const ZONAL_CLASS = "soak-zonal";

/** A volume that comes and goes with its pod. */
function scratchOf(dice: Dice): object {
  const spec = {
    accessModes: ["ReadWriteOnce"],
    storageClassName: dice.one([ZONAL_CLASS, undefined]),
    resources: { requests: { storage: "1Gi" } },
  };
  return { name: "scratch", ephemeral: { volumeClaimTemplate: { spec } } };
}

/** The pod template of a workload. `tight` makes its pods large for these nodes. */
export function makeWishes(
  dice: Dice,
  name: string,
  others: readonly string[],
  nodes: readonly MadeNode[],
  tight: boolean,
): Wishes {
  const largest = Math.max(...nodes.map(({ cpuMilli }) => cpuMilli));
  const cpuMilli = dice.chance(10) ? 0 : dice.number(1, tight ? largest / 150 : largest / 400) * 100;
  const memoryMib = dice.chance(10) ? 0 : dice.number(1, tight ? 24 : 10) * 128;
  const requests: Record<string, string> = {};
  if (cpuMilli > 0) requests.cpu = `${cpuMilli}m`;
  if (memoryMib > 0) requests.memory = `${memoryMib}Mi`;
  if (dice.chance(8)) requests["ephemeral-storage"] = `${dice.number(1, 4)}Gi`;
  const gpus = dice.hard(8) ? { "example.com/gpu": String(dice.number(1, 2)) } : {};
  const tolerations: object[] = [];
  if (dice.chance(15)) tolerations.push({ key: "dedicated", value: "batch", effect: "NoSchedule" });
  if (dice.chance(5)) tolerations.push({ key: "spot", operator: "Exists" });
  const priority = dice.chance(25) ? dice.one(Object.keys(PRIORITIES)) : undefined;
  const volumes: object[] = [];
  if (dice.chance(6)) volumes.push(scratchOf(dice));
  if (dice.hard(5)) volumes.push({ name: "own", persistentVolumeClaim: { claimName: EXCLUSIVE_CLAIM } });
  const spec = {
    terminationGracePeriodSeconds: 1,
    priorityClassName: priority,
    tolerations,
    nodeSelector: dice.hard(8) ? { disk: "ssd" } : undefined,
    affinity: affinityOf(dice, name, others),
    topologySpreadConstraints: spreadOf(dice, name),
    volumes: volumes.length > 0 ? volumes : undefined,
    containers: [
      {
        name: "main",
        image: "registry.example/app:1",
        resources: { requests: { ...requests, ...gpus }, limits: gpus },
        ports: portsOf(dice),
      },
    ],
  };
  return { cpuMilli, memoryMib, spec };
}
