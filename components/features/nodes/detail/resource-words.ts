import type { NodeDetail } from "@/lib/contracts/node-detail";

export type Resource = NodeDetail["resources"][number];

const NAMES: Readonly<Record<string, string>> = {
  cpu: "CPU",
  memory: "Memory",
  pods: "Pods",
  "ephemeral-storage": "Ephemeral storage",
};

/** "CPU", or as Kubernetes names it: "nvidia.com/gpu". */
export function resourceName({ name }: Pick<Resource, "name">): string {
  return NAMES[name] ?? name;
}

const BINARY: readonly [unit: string, bytes: number][] = [
  ["TiB", 2 ** 40],
  ["GiB", 2 ** 30],
  ["MiB", 2 ** 20],
];

/** Unit in which all figures of a resource are written, by the largest of them. */
function scaleOf({ unit, capacity, allocatable }: Resource): readonly [unit: string, size: number] {
  if (unit === "millicores") return ["cores", 1000];
  if (unit === "count") return ["", 1];
  const largest = Math.max(capacity, allocatable);
  return BINARY.find(([, bytes]) => largest >= bytes) ?? ["bytes", 1];
}

/** At most two digits behind the point where the whole is small, one below a hundred, none above. */
function figure(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return Number(value.toFixed(digits)).toLocaleString("en");
}

export interface ResourceWords {
  requested: string;
  /** What pods may ask for, with its unit: "7.9 cores". */
  allocatable: string;
  used?: string;
  /** What is kept for the system; absent where that is nothing. */
  kept?: string;
}

/** The figures of one resource as people write them. */
export function resourceWords(resource: Resource): ResourceWords {
  const [unit, size] = scaleOf(resource);
  const { requested, allocatable, capacity, used } = resource;
  const withUnit = (value: number) => `${figure(value / size)}${unit ? ` ${unit}` : ""}`;
  const kept = capacity - allocatable;
  return {
    requested: figure(requested / size),
    allocatable: withUnit(allocatable),
    used: used === undefined ? undefined : withUnit(used),
    kept: kept > 0 ? withUnit(kept) : undefined,
  };
}

/** Parts of the bar in percent of its width, which is the capacity, or what is requested where that is more. */
export function resourceShares({ capacity, allocatable, requested, used }: Resource) {
  const whole = Math.max(1, capacity, allocatable, requested, used ?? 0);
  const percent = (value: number) => (value / whole) * 100;
  return {
    requested: percent(requested),
    limit: percent(allocatable),
    used: used === undefined ? undefined : percent(used),
  };
}
