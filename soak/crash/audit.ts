import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Entry, Maintenance, NodeAfter } from "./history";

const ANNOTATION = "drydock.dev/maintenance";

interface RawNode {
  metadata?: { uid?: string; annotations?: Record<string, string> };
  spec?: { unschedulable?: boolean };
}

interface Event {
  verb: string;
  requestURI: string;
  userAgent?: string;
  objectRef?: { resource?: string; subresource?: string; namespace?: string; name?: string };
  responseStatus?: { code?: number };
  requestObject?: {
    metadata?: { uid?: string };
    target?: { name?: string };
    deleteOptions?: { preconditions?: { uid?: string } };
    spec?: { holderIdentity?: string; leaseDurationSeconds?: number };
  };
  responseObject?: RawNode;
  requestReceivedTimestamp: string;
  stageTimestamp: string;
}

/** What the log tells, and what a drain looks like while it runs. */
export type Line = Entry | { kind: "verify"; node: string };

function maintenanceOf(text: string | undefined): Maintenance | undefined {
  if (text === undefined) return undefined;
  const { id, nodeUid, wasCordoned, paused, ending } = JSON.parse(text) as Record<string, unknown>;
  return {
    id: String(id),
    nodeUid: String(nodeUid),
    wasCordoned: wasCordoned === true,
    paused: paused !== undefined,
    ending: ending !== undefined,
  };
}

/** A Node as far as maintenance is concerned. */
export function nodeAfter({ metadata, spec }: RawNode): NodeAfter {
  return {
    uid: metadata?.uid ?? "",
    unschedulable: spec?.unschedulable === true,
    maintenance: maintenanceOf(metadata?.annotations?.[ANNOTATION]),
  };
}

/** Reads a line of the API server's audit log; undefined: it is about something else. */
export function readLine(line: string): Line | undefined {
  const event = JSON.parse(line) as Event;
  const { verb, objectRef: on = {}, requestObject: sent } = event;
  const holder = /^drydock \((.+)\)$/.exec(event.userAgent ?? "")?.[1];
  const call = {
    by: holder ?? event.userAgent ?? "",
    console: holder !== undefined,
    receivedAt: Date.parse(event.requestReceivedTimestamp),
    answeredAt: Date.parse(event.stageTimestamp),
    code: event.responseStatus?.code ?? 0,
  };
  const name = on.name ?? "";
  const pod = `${on.namespace}/${name}`;
  switch (`${verb} ${[on.resource, on.subresource].filter(Boolean).join("/")}`) {
    case "create pods/binding":
      return { ...call, kind: "bind", uid: sent?.metadata?.uid ?? "", node: sent?.target?.name ?? "" };
    case "create pods/eviction":
      return { ...call, kind: "evict", pod, uid: sent?.deleteOptions?.preconditions?.uid };
    case "delete pods":
    case "deletecollection pods":
      return { ...call, kind: "delete-pod", pod };
    case "delete nodes":
      return { ...call, kind: "write-node", node: name };
    case "create nodes":
    case "patch nodes":
    case "update nodes":
      return { ...call, kind: "write-node", node: name, after: nodeAfter(event.responseObject ?? {}) };
    case "create leases":
    case "update leases": {
      if (on.namespace !== "kube-system" || (name !== "drydock" && holder === undefined)) return undefined;
      const { holderIdentity = "", leaseDurationSeconds = 0 } = sent?.spec ?? {};
      return { ...call, kind: "take-lease", holder: holderIdentity, leaseMs: leaseDurationSeconds * 1000 };
    }
    case "list pods": {
      const node = /fieldSelector=spec\.nodeName%3D([^&]+)/.exec(event.requestURI)?.[1];
      return holder !== undefined && node !== undefined ? { kind: "verify", node } : undefined;
    }
    default:
      return undefined;
  }
}

/** Follows the audit log as it grows; each call returns what is new. */
export function openLog(path: string): () => Line[] {
  let position = 0;
  let rest = "";
  return () => {
    const { size } = statSync(path);
    if (size <= position) return [];
    const buffer = Buffer.alloc(size - position);
    const file = openSync(path, "r");
    position += readSync(file, buffer, 0, buffer.length, position);
    closeSync(file);
    const lines = (rest + buffer.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    return lines.flatMap((line) => readLine(line) ?? []);
  };
}
