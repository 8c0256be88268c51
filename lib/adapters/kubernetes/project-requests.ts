import { cpuMilli, type PodRequests, parseQuantity, type Resources } from "@/lib/domain/quantity";
import type { RawQuantities } from "./raw";
import type { RawContainer, RawPodSpec } from "./raw-scheduling";

/** Amounts by resource name: CPU in millicores, the others in their base unit. */
type Amounts = Record<string, number>;

/** What scores count for a container that asks for none. Source: pkg/scheduler/util/pod_resources.go. */
const ASSUMED: Amounts = { cpu: 100, memory: 200 * 2 ** 20 };

function amountsOf(list: RawQuantities | undefined): Amounts {
  const amounts: Amounts = {};
  for (const name in list) {
    const text = list[name];
    if (text !== undefined) amounts[name] = name === "cpu" ? cpuMilli(text) : parseQuantity(text);
  }
  return amounts;
}

function add(to: Amounts, more: Amounts): void {
  for (const name in more) to[name] = (to[name] ?? 0) + (more[name] ?? 0);
}

function raise(to: Amounts, other: Amounts): void {
  for (const name in other) to[name] = Math.max(to[name] ?? 0, other[name] ?? 0);
}

/**
 * What the scheduler counts for a pod: the larger of all containers and sidecars together, and the hungriest moment
 * of the init phase (an init container beside the sidecars started before it); requests given for the whole pod
 * replace that sum; the runtime's overhead comes on top. Source: k8s.io/component-helpers/resource, PodRequests.
 */
function counted(spec: RawPodSpec, assumed: Amounts): Amounts {
  const requestOf = ({ resources }: RawContainer) => ({ ...assumed, ...amountsOf(resources?.requests) });
  const running: Amounts = {};
  for (const container of spec.containers ?? []) add(running, requestOf(container));
  const sidecars: Amounts = {};
  const starting: Amounts = {};
  for (const container of spec.initContainers ?? []) {
    const request = requestOf(container);
    if (container.restartPolicy === "Always") {
      add(running, request);
      add(sidecars, request);
      raise(starting, sidecars);
    } else {
      add(request, sidecars);
      raise(starting, request);
    }
  }
  raise(running, starting);
  Object.assign(running, amountsOf(spec.resources?.requests));
  add(running, amountsOf(spec.overhead));
  return running;
}

/** Amounts as the rules know them; what is not there or nothing is left out. */
function resourcesOf({ cpu = 0, memory = 0, pods = 0, ...others }: Amounts): Resources {
  const resources: Resources = { cpuMilli: cpu, memoryBytes: memory, pods };
  const { "ephemeral-storage": storageBytes = 0, ...rest } = others;
  if (storageBytes > 0) resources.storageBytes = storageBytes;
  const extended = Object.entries(rest).filter(([, amount]) => amount > 0);
  if (extended.length > 0) resources.extended = Object.fromEntries(extended);
  return resources;
}

/** What a node has or offers. */
export function nodeResources(list: RawQuantities | undefined): Resources {
  return resourcesOf(amountsOf(list));
}

/** Whether each container says how much CPU and memory it needs. */
function saysAll({ containers = [], initContainers = [] }: RawPodSpec): boolean {
  return [...containers, ...initContainers].every(({ resources }) =>
    Boolean(resources?.requests?.cpu !== undefined && resources.requests.memory !== undefined),
  );
}

export function podRequests(spec: RawPodSpec): PodRequests {
  const requests: PodRequests = { ...resourcesOf(counted(spec, {})), pods: 1 };
  if (saysAll(spec)) return requests;
  const { cpu = 0, memory = 0 } = counted(spec, ASSUMED);
  if (cpu !== requests.cpuMilli || memory !== requests.memoryBytes) {
    requests.scored = { cpuMilli: cpu, memoryBytes: memory };
  }
  return requests;
}
