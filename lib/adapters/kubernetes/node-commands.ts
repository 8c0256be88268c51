import { formatIntent, MAINTENANCE_ANNOTATION } from "@/lib/domain/intent";
import type { ObservedAttachment, ObservedNode, ObservedPod } from "@/lib/domain/observed";
import type { EvictionOutcome, LeaveOptions, NodePatch } from "@/lib/operations/ports";
import { type Asked, NotSentError, socketWords, toDrydockError } from "./errors";
import { evictionOutcome } from "./eviction-outcome";
import type { KubeHttp } from "./http";
import { listAll } from "./list-pages";
import { checkedName } from "./names";
import { ATTACHMENTS, collectionPath, NODES, objectPath, PODS } from "./paths";
import { projectNode } from "./project-node";
import { createPodProjection } from "./project-pod";
import { projectAttachment } from "./project-storage";
import type { RawNode } from "./raw";

/** The API server that a command goes to, and the cluster's name for the words of a failure. */
export interface Target {
  http: KubeHttp;
  cluster: string;
}

/** Runs a call; whatever goes wrong comes out as a DrydockError that names what was asked. */
export async function told<T>(asked: Asked, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toDrydockError(error, asked);
  }
}

export function readNode({ http, cluster }: Target, name: string): Promise<ObservedNode> {
  return told({ cluster, verb: "get", object: `node ${name}` }, async () =>
    projectNode(await http.fetchJson<RawNode>({ path: objectPath(NODES, { name }) })),
  );
}

export function listPodsOf({ http, cluster }: Target, node: string): Promise<ObservedPod[]> {
  return told({ cluster, verb: "list", object: `pods of node ${node}` }, () => {
    const query = { fieldSelector: `spec.nodeName=${checkedName("node", node)}` };
    return listAll(http, { path: collectionPath(PODS), query }, createPodProjection());
  });
}

/** VolumeAttachments know no field selector for the node, so all are listed. */
export function listAttachmentsOf({ http, cluster }: Target, node: string): Promise<ObservedAttachment[]> {
  return told({ cluster, verb: "list", object: "volumeattachments" }, async () => {
    const all = await listAll(http, { path: collectionPath(ATTACHMENTS) }, projectAttachment);
    return all.filter(({ nodeName }) => nodeName === node);
  });
}

/** One PATCH: cordon, labels and intent are written together or not at all. */
export function patchNode({ http, cluster }: Target, name: string, patch: NodePatch): Promise<ObservedNode> {
  const { resourceVersion, unschedulable, labels, intent } = patch;
  const annotation = intent && formatIntent(intent);
  const body = {
    metadata: {
      resourceVersion,
      labels,
      ...(intent === undefined ? {} : { annotations: { [MAINTENANCE_ANNOTATION]: annotation } }),
    },
    // null takes the field away, as kubectl uncordon leaves it.
    ...(unschedulable === undefined ? {} : { spec: { unschedulable: unschedulable || null } }),
  };
  return told({ cluster, verb: "patch", object: `node ${name}` }, async () =>
    projectNode(
      await http.fetchJson<RawNode>({
        method: "PATCH",
        path: objectPath(NODES, { name }),
        query: { fieldManager: "drydock" },
        contentType: "application/merge-patch+json",
        body,
      }),
    ),
  );
}

/** The request is made inside, for a name that is none throws. */
async function askToLeave(
  http: KubeHttp,
  request: () => Parameters<KubeHttp["ask"]>[0],
): Promise<EvictionOutcome> {
  try {
    return evictionOutcome(await http.ask(request()));
  } catch (error) {
    if (error instanceof NotSentError) return { kind: "withheld" };
    return { kind: "error", message: socketWords(error) };
  }
}

/** Asks for the eviction of exactly this pod, not of a successor of its name. */
export async function evict(
  { http }: Target,
  { namespace, name, uid }: ObservedPod,
  { graceSeconds, stillWanted }: LeaveOptions,
): Promise<EvictionOutcome> {
  return askToLeave(http, () => ({
    method: "POST",
    path: objectPath(PODS, { namespace, name, subresource: "eviction" }),
    body: {
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata: { namespace, name },
      deleteOptions: { gracePeriodSeconds: graceSeconds, preconditions: { uid } },
    },
    stillWanted,
  }));
}

/** Deletes exactly this pod. Grace 0 would free its name before it has stopped, so a second is the least. */
export async function deletePod(
  { http }: Target,
  { namespace, name, uid }: ObservedPod,
  { graceSeconds, stillWanted }: LeaveOptions & { graceSeconds: number },
): Promise<EvictionOutcome> {
  return askToLeave(http, () => ({
    method: "DELETE",
    path: objectPath(PODS, { namespace, name }),
    body: {
      apiVersion: "v1",
      kind: "DeleteOptions",
      gracePeriodSeconds: Math.max(1, graceSeconds),
      preconditions: { uid },
    },
    stillWanted,
  }));
}
