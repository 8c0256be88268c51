import type { HostPort } from "./observed";

const isAny = (ip: string | undefined) => ip === undefined || ip === "" || ip === "0.0.0.0";

/**
 * Whether two host ports exclude each other on one node: same port and protocol, and the same address or all of them.
 * Source: plugin NodePorts; k8s.io/kube-scheduler framework, HostPortInfo.CheckConflict.
 */
export function portsCollide(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || (a.protocol ?? "TCP") !== (b.protocol ?? "TCP")) return false;
  return isAny(a.ip) || isAny(b.ip) || a.ip === b.ip;
}
