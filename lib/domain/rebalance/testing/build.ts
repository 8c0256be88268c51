import type { ObservedRollout } from "@/lib/domain/rebalance/observed";
import type { RestartSeries, RestartStep } from "@/lib/domain/rebalance/restarts";
import { at } from "@/lib/domain/testing/build";

/** A Deployment "web" of three replicas whose rollout is done. */
export function buildRollout(over: Partial<ObservedRollout> = {}): ObservedRollout {
  return {
    kind: "Deployment",
    namespace: "shop",
    name: "web",
    uid: "uid-deployment-web",
    resourceVersion: "1",
    generation: 2,
    observedGeneration: 2,
    desired: 3,
    total: 3,
    updated: 3,
    ready: 3,
    available: 3,
    strategy: "rolling",
    atOnce: 0,
    paused: false,
    partition: 0,
    betweenRevisions: false,
    ...over,
  };
}

export function buildStep(over: Partial<RestartStep> = {}): RestartStep {
  return { kind: "Deployment", namespace: "shop", name: "web", state: "waits", since: at(0), ...over };
}

/** A series of "web" and "api" that has just begun. */
export function buildSeries(over: Partial<RestartSeries> = {}): RestartSeries {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    cluster: "harbor",
    by: "mira",
    owner: { personId: "person-mira", groups: [] },
    state: "running",
    steps: [buildStep({ since: undefined }), buildStep({ name: "api", since: undefined })],
    beganAt: at(0),
    seenAt: at(0),
    version: 1,
    ...over,
  };
}
