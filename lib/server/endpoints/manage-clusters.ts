import { ClusterSummary } from "@/lib/contracts/cluster";
import {
  AddClusterRequest,
  ChangeClusterRequest,
  CredentialRequest,
  InspectRequest,
  ManagedCluster,
  PastedBody,
  RemoveClusterQuery,
  RemovedCluster,
  TrialBody,
} from "@/lib/contracts/manage-cluster";
import { nameSome } from "@/lib/domain/words";
import { clusterById, getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { addCluster, changeCluster, removeCluster, rotateCredential } from "@/lib/server/fleet/manage";
import { credentialIn, inspect, serverIn, trialBody, tryCredential } from "@/lib/server/fleet/pasted";
import { namesOfSame } from "@/lib/server/fleet/same-cluster";
import { log } from "@/lib/server/log";

const CLUSTER = "/api/v1/clusters/{cluster}";

export const inspectKubeconfig: Endpoint<InspectRequest> = {
  method: "POST",
  path: "/api/v1/kubeconfigs/inspect",
  verb: "cluster.manage",
  summary: "The contexts of a kubeconfig, each with what speaks against taking it; nothing is connected to",
  request: InspectRequest,
  response: PastedBody,
  handle: ({ body }) => inspect(body.kubeconfig),
};

export const testKubeconfig: Endpoint<CredentialRequest> = {
  method: "POST",
  path: "/api/v1/kubeconfigs/test",
  verb: "cluster.manage",
  summary: "What the credential of one context may in its cluster; nothing is kept or changed",
  request: CredentialRequest,
  response: TrialBody,
  // The console connects to an address that a person gives.
  audit: {
    action: "cluster.test",
    object: ({ body }) => `cluster at ${serverIn(body) ?? "an unread address"}`,
  },
  async handle({ body, person }) {
    const { networks, fleet } = getConsole();
    const trial = await tryCredential(credentialIn(body), networks, person);
    return trialBody(trial, namesOfSame(fleet, trial));
  },
};

export const addClusterCall: Endpoint<AddClusterRequest> = {
  method: "POST",
  path: "/api/v1/clusters",
  verb: "cluster.manage",
  summary: "Add a cluster; its credential is tested before, sealed, and never shown again",
  request: AddClusterRequest,
  response: ManagedCluster,
  status: 201,
  audit: {
    action: "cluster.add",
    object: ({ body }) => `cluster ${body.name}`,
    detail: ({ body }) => ({
      server: serverIn(body) ?? "",
      ...(body.tags.length > 0 && { tags: body.tags.join(", ") }),
    }),
  },
  async handle({ body, person }) {
    const { id, trial } = await addCluster(getConsole(), body, person);
    log("info", "cluster added", { cluster: id, by: person.name });
    return { cluster: clusterById(id).summary(), trial };
  },
};

export const changeClusterCall: Endpoint<ChangeClusterRequest> = {
  method: "PATCH",
  path: CLUSTER,
  verb: "cluster.manage",
  summary: "Rename, tag, or say whether commands go out in a person's name",
  request: ChangeClusterRequest,
  response: ClusterSummary,
  audit: {
    action: "cluster.change",
    object: ({ params }) => `cluster ${params.cluster}`,
    detail: ({ body: { name, tags, impersonation } }) => ({
      ...(name !== undefined && { name }),
      ...(tags && { tags: tags.join(", ") }),
      ...(impersonation && {
        impersonation: impersonation.mode,
        userPrefix: impersonation.userPrefix,
        groupPrefix: impersonation.groupPrefix,
      }),
    }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    await changeCluster(getConsole(), params.cluster, body);
    log("info", "cluster changed", { cluster: params.cluster, by: person.name });
    return runtime.summary();
  },
};

export const rotateCredentialCall: Endpoint<CredentialRequest> = {
  method: "POST",
  path: `${CLUSTER}/credential`,
  verb: "cluster.manage",
  summary:
    "Replace the credential of an added cluster; the new one is tested before, and watches go on with it",
  request: CredentialRequest,
  response: ManagedCluster,
  audit: {
    action: "cluster.rotate",
    object: ({ params }) => `cluster ${params.cluster}`,
    detail: ({ body }) => ({ server: serverIn(body) ?? "" }),
  },
  async handle({ params, body, person }) {
    const runtime = clusterById(params.cluster);
    const trial = await rotateCredential(getConsole(), params.cluster, body, person);
    log("info", "credential rotated", { cluster: params.cluster, by: person.name });
    return { cluster: runtime.summary(), trial };
  },
};

export const testCluster: Endpoint = {
  method: "POST",
  path: `${CLUSTER}/test`,
  verb: "cluster.manage",
  summary: "What the console's credential may in this cluster",
  response: TrialBody,
  audit: { action: "cluster.test", object: ({ params }) => `cluster ${params.cluster}` },
  handle: async ({ params }) => trialBody(await clusterById(params.cluster).port.trial()),
};

export const removeClusterCall: Endpoint = {
  method: "DELETE",
  path: CLUSTER,
  verb: "cluster.manage",
  summary: "Remove an added cluster; nothing in the cluster is changed",
  query: RemoveClusterQuery,
  response: RemovedCluster,
  audit: {
    action: "cluster.remove",
    object: ({ params }) => `cluster ${params.cluster}`,
    detail: ({ query }) => ({
      ...(query.get("maintenances") === "leave" && { maintenances: "left" }),
    }),
    came: (removed) => {
      const { inMaintenance } = removed as RemovedCluster;
      return inMaintenance.length === 0 ? {} : { detail: { inMaintenance: nameSome(inMaintenance) } };
    },
  },
  async handle({ params, query, person }) {
    clusterById(params.cluster);
    const { maintenances } = RemoveClusterQuery.parse(Object.fromEntries(query));
    const inMaintenance = await removeCluster(getConsole(), params.cluster, maintenances === "leave");
    log("info", "cluster removed", { cluster: params.cluster, by: person.name });
    return { id: params.cluster, inMaintenance };
  },
};
