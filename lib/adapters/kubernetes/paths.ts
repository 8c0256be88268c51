import { checkedName, checkedNamespace } from "./names";

/** A kind of object, as the API server's URLs name it. `group` is absent for the core group. */
export interface Resource {
  group?: string;
  version: "v1" | "v1beta1" | "v2alpha1";
  plural: string;
}

export const NODES: Resource = { version: "v1", plural: "nodes" };
export const PODS: Resource = { version: "v1", plural: "pods" };
export const BUDGETS: Resource = { group: "policy", version: "v1", plural: "poddisruptionbudgets" };
export const ATTACHMENTS: Resource = { group: "storage.k8s.io", version: "v1", plural: "volumeattachments" };
export const CLAIMS: Resource = { version: "v1", plural: "persistentvolumeclaims" };
export const VOLUMES: Resource = { version: "v1", plural: "persistentvolumes" };
export const STORAGE_CLASSES: Resource = { group: "storage.k8s.io", version: "v1", plural: "storageclasses" };
export const CSI_NODES: Resource = { group: "storage.k8s.io", version: "v1", plural: "csinodes" };
export const NAMESPACES: Resource = { version: "v1", plural: "namespaces" };
export const REPLICA_SETS: Resource = { group: "apps", version: "v1", plural: "replicasets" };
export const DAEMON_SETS: Resource = { group: "apps", version: "v1", plural: "daemonsets" };
export const DEPLOYMENTS: Resource = { group: "apps", version: "v1", plural: "deployments" };
/** Templates of DaemonSets and StatefulSets as they were, and are. */
export const CONTROLLER_REVISIONS: Resource = {
  group: "apps",
  version: "v1",
  plural: "controllerrevisions",
};
export const CSI_DRIVERS: Resource = { group: "storage.k8s.io", version: "v1", plural: "csidrivers" };
/** Read only where the Profile tab may show Helm's releases. */
export const SECRETS: Resource = { version: "v1", plural: "secrets" };
export const STATEFUL_SETS: Resource = { group: "apps", version: "v1", plural: "statefulsets" };
export const REPLICATION_CONTROLLERS: Resource = { version: "v1", plural: "replicationcontrollers" };
export const JOBS: Resource = { group: "batch", version: "v1", plural: "jobs" };
export const LEASES: Resource = { group: "coordination.k8s.io", version: "v1", plural: "leases" };
export const CONFIG_MAPS: Resource = { version: "v1", plural: "configmaps" };
export const SERVICE_ACCOUNTS: Resource = { version: "v1", plural: "serviceaccounts" };
export const EVENTS: Resource = { version: "v1", plural: "events" };
/** Of metrics-server, where there is one. */
export const NODE_METRICS: Resource = { group: "metrics.k8s.io", version: "v1beta1", plural: "nodes" };
export const ACCESS_REVIEWS: Resource = {
  group: "authorization.k8s.io",
  version: "v1",
  plural: "selfsubjectaccessreviews",
};
/** Who the credentials are. */
export const SUBJECT_REVIEWS: Resource = {
  group: "authentication.k8s.io",
  version: "v1",
  plural: "selfsubjectreviews",
};

/** The path of all objects of a kind, in all namespaces or in one. */
export function collectionPath(resource: Resource, namespace?: string): string {
  const root = resource.group ? `/apis/${resource.group}/${resource.version}` : `/api/${resource.version}`;
  const scope = namespace === undefined ? "" : `/namespaces/${checkedNamespace(namespace)}`;
  return `${root}${scope}/${resource.plural}`;
}

/** The path of one object, or of one of its subresources. Throws bad-input for a name that is no name. */
export function objectPath(
  resource: Resource,
  at: { namespace?: string; name: string; subresource?: "eviction" | "status" | "token" | "log" },
): string {
  const name = checkedName(resource.plural.replace(/s$/, ""), at.name);
  const tail = at.subresource ? `/${at.subresource}` : "";
  return `${collectionPath(resource, at.namespace)}/${name}${tail}`;
}
