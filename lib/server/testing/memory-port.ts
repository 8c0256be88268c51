import type { Cluster } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedNode, ObservedPod } from "@/lib/domain/observed";
import { buildIndex } from "@/lib/domain/testing/build";
import type { Freshness, LeaseRecord } from "@/lib/operations/ports";
import { withLabels } from "@/lib/operations/testing/with-labels";
import { memoryBackups } from "./memory-backups";
import { memoryProfile } from "./memory-profile";
import { memoryRestarts } from "./memory-restarts";
import { memoryScans } from "./memory-scans";

interface World {
  /** undefined: not listed yet. */
  nodes: ObservedNode[] | undefined;
  pods: ObservedPod[] | undefined;
  freshness: Freshness;
}

/** A cluster in memory behind the adapter's port: what is written is observed at once. */
export function memoryPort(id: string, given: Partial<World> = {}) {
  const live: Freshness = { state: "live", lastSeen: new Date().toISOString() };
  let world: World = { nodes: [], pods: [], freshness: live, ...given };
  let index = given.nodes === undefined ? undefined : indexOf();
  let lease: LeaseRecord | undefined;
  let serial = 1;
  const listeners = new Set<() => void>();
  const state = { started: 0, closed: 0, listeners };

  function indexOf() {
    const { nodes, pods } = world;
    return nodes && pods && buildIndex({ nodes, pods });
  }
  /** The next observation, and everybody is told. */
  function observe(next: Partial<World>) {
    world = { ...world, ...next };
    index = indexOf();
    for (const listener of listeners) listener();
  }
  function node(name: string): ObservedNode {
    const found = world.nodes?.find((one) => one.name === name);
    if (!found) throw new DrydockError({ code: "not-found", object: `node ${name}` });
    return found;
  }

  const port: Cluster = {
    info: { id, name: id, server: `${id}.example:6443` },
    nodes: () => world.nodes,
    index: () => index,
    freshness: () => world.freshness,
    latencyMs: () => 4,
    version: () => "v1.36.3",
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watches: () => [{ resource: "nodes", open: true, opened: 2, listed: 1, heardAgeMs: 1500 }],
    writes: () => ({ free: 50, waitMs: 0 }),
    readNode: async (name) => node(name),
    listPodsOf: async (name) => (world.pods ?? []).filter((pod) => pod.nodeName === name),
    listAttachmentsOf: async () => [],
    async patchNode(name, patch) {
      const before = node(name);
      const written: ObservedNode = {
        ...before,
        resourceVersion: `${++serial}`,
        unschedulable: patch.unschedulable ?? before.unschedulable,
        labels: withLabels(before.labels, patch.labels),
        intent: patch.intent === undefined ? before.intent : (patch.intent ?? undefined),
      };
      observe({ nodes: world.nodes?.map((one) => (one.name === name ? written : one)) });
      return written;
    },
    evict: async () => ({ kind: "accepted" }),
    deletePod: async () => ({ kind: "accepted" }),
    permissions: async () => [],
    mayImpersonate: async () => false,
    onBehalfOf: () => port,
    renew: () => {},
    trial: async () => ({ version: "v1.36.3", user: "console", rights: [] }),
    issueKubeconfig: async ({ account }) => ({ text: account, expiresAt: new Date().toISOString() }),
    listNodeEvents: async () => ({ events: [], more: false }),
    listClusterEvents: async () => ({ events: [], more: false }),
    readUsage: async () => undefined,
    readComponents: async () => ({ leases: {} }),
    backups: memoryBackups(),
    profile: memoryProfile(),
    restarts: memoryRestarts(),
    scans: memoryScans(),
    recordNodeEvent: async () => {},
    patchNodeConditions: async () => {},
    readLease: async () => lease,
    async writeLease({ holder, leaseSeconds }) {
      lease = { holder, leaseSeconds, renewedAt: new Date().toISOString(), resourceVersion: `${++serial}` };
      return lease;
    },
    adminKubeconfig: () => ({ text: "apiVersion: v1\nkind: Config\n" }),
    start() {
      state.started += 1;
    },
    async close() {
      state.closed += 1;
    },
  };
  return { port, observe, state };
}
