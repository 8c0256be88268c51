import type { KubeEvent, KubeEvents } from "@/lib/domain/kube-event";
import { checkedName } from "./names";
import { type Target, told } from "./node-commands";
import { EVENT_NAMESPACE } from "./node-events";
import { collectionPath, EVENTS } from "./paths";
import type { RawEvent, RawList } from "./raw";

/** Far more than a node has in the hour for which they are kept. */
const LIMIT = 500;
const DEADLINE_MS = 5_000;

export function projectEvent(raw: RawEvent): KubeEvent {
  const { metadata = {}, series, source } = raw;
  const first = raw.firstTimestamp ?? raw.eventTime ?? metadata.creationTimestamp ?? "";
  return {
    uid: metadata.uid ?? "",
    type: raw.type === "Warning" ? "Warning" : "Normal",
    reason: raw.reason ?? "",
    message: raw.message ?? "",
    count: series?.count ?? raw.count ?? 1,
    firstAt: first,
    lastAt: series?.lastObservedTime ?? raw.lastTimestamp ?? raw.eventTime ?? first,
    source: raw.reportingComponent || source?.component || "",
  };
}

/**
 * The Events about a node, newest first. Only those of the namespace for objects without one are read, which is also
 * all that has to be allowed. The kubelet writes the node's name in place of its UID; those of a predecessor of the same
 * name carry another UID and are left out. Source: k8s.io/kubectl pkg/describe, NodeDescriber.
 *
 * Throws DrydockError (forbidden, cluster-unreachable, cluster-credentials). Holds no place of the calls that change
 * something: the API server keeps Events in no cache, and may take seconds.
 */
export function listNodeEvents(
  { http, cluster }: Target,
  node: { name: string; uid: string },
): Promise<KubeEvents> {
  const asked = { cluster, verb: "list", object: `events about node ${node.name}` };
  return told(asked, async () => {
    const list = await http.fetchJson<RawList>({
      path: collectionPath(EVENTS, EVENT_NAMESPACE),
      query: {
        fieldSelector: `involvedObject.kind=Node,involvedObject.name=${checkedName("node", node.name)}`,
        limit: String(LIMIT),
      },
      deadlineMs: DEADLINE_MS,
      lane: "streams",
    });
    const own = new Set([node.uid, node.name, ""]);
    const events = ((list.items ?? []) as RawEvent[])
      .filter(({ involvedObject }) => own.has(involvedObject?.uid ?? ""))
      .map(projectEvent)
      .sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
    return { events, more: Boolean(list.metadata?.continue) };
  });
}
