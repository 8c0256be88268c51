import { CHANGE_ANNOTATIONS } from "@/lib/domain/infrastructure";
import { MAINTENANCE_ANNOTATION, parseIntent } from "@/lib/domain/intent";
import type { ObservedNode } from "@/lib/domain/observed";
import { nodeResources } from "./project-requests";
import type { RawNode } from "./raw";

function intentOf(annotations: Record<string, string> | undefined): ObservedNode["intent"] {
  const text = annotations?.[MAINTENANCE_ANNOTATION];
  return text === undefined ? undefined : (parseIntent(text) ?? "unreadable");
}

/**
 * Set on the Nodes of their Machines by Cluster API and by OpenShift's Machine API, whose annotation has the namespace in
 * it. Sources: cluster-api.sigs.k8s.io, "Labels and annotations"; github.com/openshift/machine-api-operator, nodelink.
 */
function machineOf(annotations: Record<string, string> = {}): ObservedNode["machine"] {
  const name = annotations["cluster.x-k8s.io/machine"];
  const namespace = annotations["cluster.x-k8s.io/cluster-namespace"] ?? "default";
  if (name) return { name: `${namespace}/${name}`, of: "Cluster API" };
  const openshift = annotations["machine.openshift.io/machine"];
  return openshift ? { name: openshift, of: "OpenShift's Machine API" } : undefined;
}

function changeMarksOf(annotations: Record<string, string> = {}): ObservedNode["changeMarks"] {
  const found = CHANGE_ANNOTATIONS.flatMap((key) => {
    const value = annotations[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function systemOf(info: NonNullable<RawNode["status"]>["nodeInfo"]): ObservedNode["system"] {
  return (
    info && {
      os: info.operatingSystem,
      architecture: info.architecture,
      image: info.osImage,
      kernel: info.kernelVersion,
      runtime: info.containerRuntimeVersion,
    }
  );
}

/** What the rules and the screens read of a Node. */
export function projectNode(raw: RawNode): ObservedNode {
  const { metadata = {}, spec = {}, status = {} } = raw;
  return {
    name: metadata.name ?? "",
    uid: metadata.uid ?? "",
    resourceVersion: metadata.resourceVersion ?? "",
    createdAt: metadata.creationTimestamp ?? "",
    labels: metadata.labels ?? {},
    unschedulable: spec.unschedulable === true,
    taints: (spec.taints ?? []).map(({ key = "", value, effect = "" }) => ({ key, value, effect })),
    conditions: (status.conditions ?? []).map((condition) => ({
      type: condition.type ?? "",
      status: condition.status ?? "Unknown",
      reason: condition.reason,
      message: condition.message,
      since: condition.lastTransitionTime,
    })),
    capacity: nodeResources(status.capacity),
    allocatable: nodeResources(status.allocatable),
    version: status.nodeInfo?.kubeletVersion ?? "",
    bootId: status.nodeInfo?.bootID,
    deletionAt: metadata.deletionTimestamp,
    machine: machineOf(metadata.annotations),
    changeMarks: changeMarksOf(metadata.annotations),
    system: systemOf(status.nodeInfo),
    addresses: (status.addresses ?? []).map(({ type = "", address = "" }) => ({ type, address })),
    internalIp: status.addresses?.find(({ type }) => type === "InternalIP")?.address,
    volumesAttached: (status.volumesAttached ?? []).map(({ name = "" }) => name),
    intent: intentOf(metadata.annotations),
  };
}
