import { addResources, cpuMilli, NOTHING, parseQuantity, type Resources } from "@/lib/domain/quantity";
import type { RawPodSpec, RawQuantities } from "./raw";

function requestOf(list: RawQuantities | undefined): Resources {
  return { cpuMilli: cpuMilli(list?.cpu), memoryBytes: parseQuantity(list?.memory), pods: 0 };
}

function larger(a: Resources, b: Resources): Resources {
  return {
    cpuMilli: Math.max(a.cpuMilli, b.cpuMilli),
    memoryBytes: Math.max(a.memoryBytes, b.memoryBytes),
    pods: 0,
  };
}

/**
 * What the scheduler counts for a pod: the larger of all containers and sidecars together, and the hungriest moment
 * of the init phase (an init container beside the sidecars started before it); requests given for the whole pod
 * replace that sum; the runtime's overhead comes on top. Source: k8s.io/component-helpers/resource, PodRequests.
 */
export function podRequests(spec: RawPodSpec): Resources {
  let running = NOTHING;
  for (const container of spec.containers ?? []) {
    running = addResources(running, requestOf(container.resources?.requests));
  }
  let sidecars = NOTHING;
  let starting = NOTHING;
  for (const container of spec.initContainers ?? []) {
    const request = requestOf(container.resources?.requests);
    if (container.restartPolicy === "Always") {
      running = addResources(running, request);
      sidecars = addResources(sidecars, request);
      starting = larger(starting, sidecars);
    } else {
      starting = larger(starting, addResources(sidecars, request));
    }
  }
  const counted = larger(running, starting);
  const whole = spec.resources?.requests;
  const overhead = requestOf(spec.overhead);
  return {
    cpuMilli: (whole?.cpu === undefined ? counted.cpuMilli : cpuMilli(whole.cpu)) + overhead.cpuMilli,
    memoryBytes:
      (whole?.memory === undefined ? counted.memoryBytes : parseQuantity(whole.memory)) +
      overhead.memoryBytes,
    pods: 1,
  };
}
