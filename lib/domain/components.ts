import type { ClusterIndex } from "./cluster-index";
import { type EtcdView, etcdWithout, mirrorsOf } from "./control-plane";
import { isReady } from "./node";
import { count, formatDuration, nameSome } from "./words";

/** Parts of a control plane that act only where they hold their Lease. */
export const LED = ["kube-controller-manager", "kube-scheduler"] as const;
export type Led = (typeof LED)[number];

/** What the API server says of itself at /readyz, and of the Leases of those who act by one. */
export interface ComponentReading {
  /** Absent: it may not be read. `etcd`: whether it reaches etcd, where it says so. */
  readyz?: { ready: boolean; failed: readonly string[]; etcd?: boolean };
  /** "denied": the Lease may not be read; absent: there is none. */
  leases: Partial<Record<Led, { holder: string; renewedAt: string } | "denied">>;
}

export type ComponentState = "healthy" | "degraded" | "unhealthy" | "unknown";

export interface ComponentHealth {
  id: "api-server" | "etcd" | Led | "nodes";
  state: ComponentState;
  /** What is counted or measured: "3 of 3". */
  value: string;
  /** By what that is known, or why it can't be, as a sentence. */
  detail: string;
}

/** client-go renews each 2 s and gives up after 15; clocks differ by some more. Milliseconds. */
const LEASE_OLD_MS = 60_000;

/** Each part of the cluster with its health, by what is seen of it now. */
export function componentsOf(
  index: ClusterIndex,
  reading: ComponentReading,
  latencyMs: number | undefined,
  now: Date,
): ComponentHealth[] {
  return [
    apiServer(index, reading, latencyMs),
    etcd(etcdWithout(index, undefined), reading),
    ...LED.map((part) => led(index, part, reading.leases[part], now)),
    nodes(index),
  ];
}

function apiServer(
  index: ClusterIndex,
  { readyz }: ComponentReading,
  latencyMs: number | undefined,
): ComponentHealth {
  const { ready, total } = readyOf(index, "kube-apiserver");
  const value = latencyMs === undefined ? "answers" : `${Math.round(latencyMs)} ms`;
  const seen = total > 0 ? `${ready} of ${total} are Ready. ` : "";
  if (readyz?.ready === false) {
    const failed = readyz.failed.length > 0 ? `: ${nameSome(readyz.failed)}` : "";
    return {
      id: "api-server",
      state: "unhealthy",
      value: "not ready",
      detail: `Its /readyz fails${failed}.`,
    };
  }
  const said = readyz ? "Its /readyz holds." : "It answers; its /readyz may not be read.";
  return {
    id: "api-server",
    state: ready < total ? "degraded" : "healthy",
    value: total > 1 ? `${ready} of ${total}, ${value}` : value,
    detail: `${seen}${said}`,
  };
}

function etcd(view: EtcdView | undefined, { readyz }: ComponentReading): ComponentHealth {
  if (view === undefined) return unseenEtcd(readyz?.etcd);
  const { members, ready, quorum } = view;
  return {
    id: "etcd",
    state: ready === members ? "healthy" : ready < quorum ? "unhealthy" : "degraded",
    value: `${ready} of ${members}`,
    detail: `${count(ready, "member")} Ready, ${quorum} must be.`,
  };
}

/** Members that run outside of the cluster are told by the API server alone. */
function unseenEtcd(reached: boolean | undefined): ComponentHealth {
  const none = "No member runs as a pod here: it is external or managed";
  if (reached === undefined) {
    const detail = `${none}, and the API server does not say whether it reaches it.`;
    return { id: "etcd", state: "unknown", value: "not known", detail };
  }
  return reached
    ? { id: "etcd", state: "healthy", value: "answers", detail: `${none}. The API server reaches it.` }
    : {
        id: "etcd",
        state: "unhealthy",
        value: "no answer",
        detail: `${none}. The API server does not reach it.`,
      };
}

/** By its Lease, which only who acts renews; else by its pods, of which the kubelet asks whether they are well. */
function led(
  index: ClusterIndex,
  id: Led,
  lease: ComponentReading["leases"][Led],
  now: Date,
): ComponentHealth {
  const { ready, total } = readyOf(index, id);
  const pods = total > 0 ? `${ready} of ${total}` : undefined;
  const renewedMs = typeof lease === "object" ? Date.parse(lease.renewedAt) : Number.NaN;
  if (typeof lease === "object" && !Number.isNaN(renewedMs)) {
    const age = now.getTime() - renewedMs;
    const old = age > LEASE_OLD_MS;
    return {
      id,
      state: old ? "unhealthy" : ready < total ? "degraded" : "healthy",
      value: old ? "nobody leads" : (pods ?? "leads"),
      detail: old
        ? `${lease.holder} led last: its Lease was renewed ${formatDuration(age)} ago.`
        : `${lease.holder} leads: its Lease is renewed.`,
    };
  }
  const why = lease === "denied" ? "its Lease may not be read" : "it keeps no Lease";
  if (pods === undefined) {
    const detail = `No pod of it runs here and ${why}: managed control planes hide theirs.`;
    return { id, state: "unknown", value: "not known", detail };
  }
  return {
    id,
    state: ready === 0 ? "unhealthy" : ready < total ? "degraded" : "healthy",
    value: pods,
    detail: `By its pods, ${ready} of ${total} Ready; ${why}.`,
  };
}

function nodes({ cluster }: ClusterIndex): ComponentHealth {
  const total = cluster.nodes.length;
  const away = cluster.nodes.filter((node) => !isReady(node)).map(({ name }) => name);
  return {
    id: "nodes",
    // The list of clusters says the same of them.
    state: away.length === 0 ? "healthy" : "unhealthy",
    value: `${total - away.length} of ${total}`,
    detail: away.length === 0 ? "All are Ready." : `Not Ready: ${nameSome(away)}.`,
  };
}

function readyOf(index: ClusterIndex, component: string): { ready: number; total: number } {
  const members = mirrorsOf(index, component);
  return { ready: members.filter(({ ready }) => ready).length, total: members.length };
}
