import { createHash } from "node:crypto";
import type { NodeEventRecord } from "@/lib/operations/ports";
import { ApiError } from "./errors";
import { type Target, told } from "./node-commands";
import { collectionPath, EVENTS } from "./paths";

/** Events about objects without a namespace live there. Source: k8s.io/kubernetes pkg/apis/core/validation, events. */
export const EVENT_NAMESPACE = "default";
const REPORTER = "drydock";
/** What the API server takes of a message: 1 kB. */
const MAX_NOTE = 1_000;

/** The same occasion has the same name: told again, by another process or after a restart, it is there already. */
function nameOf({ node, occasion }: NodeEventRecord): string {
  return `${node.name.slice(0, 200)}.${createHash("sha256").update(occasion).digest("hex").slice(0, 16)}`;
}

/**
 * Writes an Event about a node. `kubectl describe node` finds it by the node's UID; those of the kubelet carry the name
 * in its place. Those of the group events.k8s.io may carry no lastTimestamp, by which kubectl sorts.
 * Source: k8s.io/kubectl pkg/describe, NodeDescriber.
 */
export function recordNodeEvent({ http, cluster }: Target, record: NodeEventRecord): Promise<void> {
  const { node, type, reason, note, at, instance } = record;
  const seconds = at.toISOString().replace(/\.\d+/, "");
  return told({ cluster, verb: "create", object: `event about node ${node.name}` }, async () => {
    try {
      await http.fetchJson({
        method: "POST",
        path: collectionPath(EVENTS, EVENT_NAMESPACE),
        unlimited: true,
        body: {
          apiVersion: "v1",
          kind: "Event",
          metadata: { name: nameOf(record), namespace: EVENT_NAMESPACE },
          involvedObject: { apiVersion: "v1", kind: "Node", name: node.name, uid: node.uid },
          type,
          reason,
          message: note.length > MAX_NOTE ? `${note.slice(0, MAX_NOTE - 1)}…` : note,
          firstTimestamp: seconds,
          lastTimestamp: seconds,
          count: 1,
          source: { component: REPORTER },
          reportingComponent: REPORTER,
          reportingInstance: instance.slice(0, 128),
        },
      });
    } catch (error) {
      if (!(error instanceof ApiError) || error.answer.status !== 409) throw error;
    }
  });
}
