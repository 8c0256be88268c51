import type { PodStatus } from "@/lib/domain/observed";
import type { RawPod } from "./raw";
import type { RawContainerStatus } from "./raw-status";

type Terminated = NonNullable<NonNullable<RawContainerStatus["state"]>["terminated"]>;

function endOf({ reason, signal, exitCode = 0 }: Terminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

/** A sidecar: an init container that goes on beside the others. */
function sidecarsOf({ spec }: RawPod): Set<string | undefined> {
  const sidecars = spec?.initContainers?.filter(({ restartPolicy }) => restartPolicy === "Always");
  return new Set(sidecars?.map(({ name }) => name));
}

function holds({ status }: RawPod, condition: string): boolean {
  return status?.conditions?.some(({ type, status }) => type === condition && status === "True") ?? false;
}

interface Starting {
  /** What holds the pod in its init phase; undefined once that is over. */
  reason?: string;
  restarts: number;
  sidecarRestarts: number;
  ready: number;
}

function starting(pod: RawPod, sidecars: ReadonlySet<string | undefined>): Starting {
  const seen: Starting = { restarts: 0, sidecarRestarts: 0, ready: 0 };
  const containers = pod.status?.initContainerStatuses ?? [];
  for (const [at, { name, ready, started, restartCount = 0, state = {} }] of containers.entries()) {
    const sidecar = sidecars.has(name);
    seen.restarts += restartCount;
    if (sidecar) seen.sidecarRestarts += restartCount;
    if (state.terminated && !state.terminated.exitCode) continue;
    if (sidecar && started) {
      if (ready) seen.ready += 1;
      continue;
    }
    const waiting = state.waiting?.reason;
    if (state.terminated) seen.reason = `Init:${endOf(state.terminated)}`;
    else if (waiting && waiting !== "PodInitializing") seen.reason = `Init:${waiting}`;
    else seen.reason = `Init:${at}/${pod.spec?.initContainers?.length ?? 0}`;
    break;
  }
  return seen;
}

/** The containers' part of the status: the first one that is not well names it. */
function running(pod: RawPod, reason: string): { reason: string; restarts: number; ready: number } {
  let told = reason;
  let restarts = 0;
  let ready = 0;
  for (const container of (pod.status?.containerStatuses ?? []).toReversed()) {
    const { state = {} } = container;
    restarts += container.restartCount ?? 0;
    if (state.waiting?.reason) told = state.waiting.reason;
    else if (state.terminated) told = endOf(state.terminated);
    else if (container.ready && state.running) ready += 1;
  }
  if (told === "Completed" && ready > 0) told = holds(pod, "Ready") ? "Running" : "NotReady";
  return { reason: told, restarts, ready };
}

/**
 * STATUS, READY and RESTARTS as kubectl get pods prints them.
 * Source: k8s.io/kubernetes pkg/printers/internalversion/printers.go, printPod.
 */
export function podStatus(pod: RawPod): PodStatus {
  const { metadata = {}, spec = {}, status = {} } = pod;
  const phase = status.phase ?? "Unknown";
  const sidecars = sidecarsOf(pod);
  const gated = status.conditions?.some(
    ({ type, reason }) => type === "PodScheduled" && reason === "SchedulingGated",
  );
  let reason = gated ? "SchedulingGated" : status.reason || phase;
  const init = starting(pod, sidecars);
  let { restarts, ready } = init;
  if (init.reason === undefined || holds(pod, "Initialized")) {
    const main = running(pod, init.reason ?? reason);
    reason = main.reason;
    restarts = init.sidecarRestarts + main.restarts;
    ready += main.ready;
  } else reason = init.reason;
  if (metadata.deletionTimestamp !== undefined) {
    if (status.reason === "NodeLost") reason = "Unknown";
    else if (phase !== "Succeeded" && phase !== "Failed") reason = "Terminating";
  }
  return {
    status: reason,
    restarts,
    containers: (spec.containers?.length ?? 0) + sidecars.size,
    containersReady: ready,
  };
}
