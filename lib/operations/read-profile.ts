import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { layersOf, skewOf } from "@/lib/domain/profile/layers";
import type { Release, RolloutObject } from "@/lib/domain/profile/observed";
import { networksOf, storageOf } from "@/lib/domain/profile/plugins";
import { type Rollout, rolloutOf } from "@/lib/domain/profile/rollout";
import type { ClusterPort } from "./ports";

type Cluster = Pick<ClusterPort, "profile" | "version">;

/** Everything of the Profile tab that is read from the API server at once. */
export interface ProfileReading {
  daemonSets: RolloutObject[];
  others: RolloutObject[] | undefined;
  drivers: string[] | undefined;
  releases: Release[] | { forbidden: string };
  /** The current revision of DaemonSets that are not done, by UID. */
  revisions: ReadonlyMap<string, string | undefined>;
}

/** @throws the errors of the port; Secrets that may not be read are no failure */
export async function readProfile({ profile }: Cluster): Promise<ProfileReading> {
  const [daemonSets, others, drivers, releases] = await Promise.all([
    profile.listDaemonSets(),
    profile.listOthers(),
    profile.listStorageDrivers(),
    profile.listReleases().catch(forbiddenOr),
  ]);
  const open = daemonSets.filter(({ updated, desired, unseen }) => unseen || updated < desired);
  const found = open.map(async (one) => [one.uid, await profile.currentRevision(one)] as const);
  return { daemonSets, others, drivers, releases, revisions: new Map(await Promise.all(found)) };
}

function forbiddenOr(error: unknown): { forbidden: string } {
  if (error instanceof DrydockError && error.failure.code === "forbidden")
    return { forbidden: error.failure.why };
  throw error;
}

const keyOf = ({ kind, namespace, name }: { kind: string; namespace: string; name: string }) =>
  `${kind} ${namespace}/${name}`;

/** The reading beside the watch caches: which nodes have what, and where a rollout is behind. */
export function profileOf(reading: ProfileReading, index: ClusterIndex, apiServer: string | undefined) {
  const { daemonSets, others = [], drivers, releases, revisions } = reading;
  const objects = new Map([...daemonSets, ...others].map((one) => [keyOf(one), one]));
  const rollout = (one: RolloutObject): Rollout =>
    rolloutOf(one, index.podsOfController(one.uid), revisions.get(one.uid), index.node);
  const known = "forbidden" in releases ? [] : releases;
  const released = new Set(known.flatMap(({ workloads }) => workloads.map(keyOf)));
  return {
    apiServer,
    layers: layersOf(index.cluster.nodes).map((layer) => ({
      ...layer,
      versions: layer.versions.map((one) => ({
        ...one,
        skew: layer.id === "kubernetes" ? skewOf(one.version, apiServer) : undefined,
      })),
    })),
    networks: networksOf(daemonSets),
    storage: storageOf(daemonSets),
    drivers,
    addOns:
      "forbidden" in releases
        ? { state: "forbidden" as const, why: releases.forbidden }
        : { state: "known" as const, items: known.map((release) => addOnOf(release, objects, rollout)) },
    agents: daemonSets
      .filter((one) => !released.has(keyOf(one)))
      .map(rollout)
      .filter(({ state }) => state !== "done"),
  };
}

function addOnOf(
  { workloads, ...release }: Release,
  objects: ReadonlyMap<string, RolloutObject>,
  rollout: (one: RolloutObject) => Rollout,
) {
  const found = workloads.map((workload) => ({ key: keyOf(workload), object: objects.get(keyOf(workload)) }));
  return {
    ...release,
    rollouts: found.flatMap(({ object }) => (object ? [rollout(object)] : [])),
    unknown: found.filter(({ object }) => !object).map(({ key }) => key),
  };
}
