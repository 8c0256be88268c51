import type { Release, RolloutObject } from "@/lib/domain/profile/observed";

/** What else runs the cluster, read when somebody looks. Errors as of the other ports; forbidden where RBAC says no. */
export interface ProfilePort {
  listDaemonSets(): Promise<RolloutObject[]>;
  /** Deployments and StatefulSets; undefined: the console may not read them. */
  listOthers(): Promise<RolloutObject[] | undefined>;
  /** Names of the CSIDriver objects; undefined: the console may not read them. */
  listStorageDrivers(): Promise<string[] | undefined>;
  /** The current revision of a DaemonSet; undefined: it can't be said. */
  currentRevision(daemonSet: { namespace: string; uid: string }): Promise<string | undefined>;
  /** Releases of Helm: their Secrets, of which no value is kept. */
  listReleases(): Promise<Release[]>;
  /** The values that were given to a release, as JSON. */
  readValues(release: { namespace: string; name: string; revision: number }): Promise<string>;
}
