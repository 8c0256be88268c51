import { DrydockError } from "@/lib/domain/errors";
import type { ClusterPort, LeaseRecord } from "@/lib/operations/ports";
import { log, reasonOf } from "./log";

/** As core components of Kubernetes have them: lease 15 s, renew deadline 10 s, retry 2 s. */
const LEASE_SECONDS = 15;
const RENEW_DEADLINE_MS = 10_000;
const RETRY_MS = 2_000;

export interface Leader {
  /** Whether this process may act now: its last renewal is younger than the renew deadline. */
  leads(): boolean;
  record(): LeaseRecord | undefined;
  stop(): void;
}

/**
 * Takes and renews the cluster's Lease, so that of several consoles one acts. Another holder's lease is judged only by
 * when this process saw it change, never by the times written in it: clocks of machines differ. Effects carry
 * preconditions all the same, because a Lease does not fence.
 */
export function startLeader(cluster: ClusterPort, holder: string, onChange: () => void): Leader {
  let seen: { record: LeaseRecord; atMs: number } | undefined;
  let renewedAtMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let told = false;
  const leads = () => performance.now() - renewedAtMs < RENEW_DEADLINE_MS;

  const see = (record: LeaseRecord | undefined) => {
    if (record === undefined) seen = undefined;
    else if (seen?.record.resourceVersion !== record.resourceVersion)
      seen = { record, atMs: performance.now() };
  };

  const tryOnce = async () => {
    const record = await cluster.readLease();
    see(record);
    const mine = record?.holder === holder || record?.holder === "";
    const expired = record && seen && performance.now() - seen.atMs > record.leaseSeconds * 1000;
    if (record && !mine && !expired) return;
    const startedAtMs = performance.now();
    see(
      await cluster.writeLease({
        holder,
        leaseSeconds: LEASE_SECONDS,
        resourceVersion: record?.resourceVersion,
      }),
    );
    renewedAtMs = startedAtMs;
  };

  const loop = async () => {
    try {
      if (cluster.freshness().state === "live") await tryOnce();
    } catch (error) {
      const expected = error instanceof DrydockError && error.failure.code === "conflict";
      if (!expected) log("warn", "lease not renewed", { cluster: cluster.info.id, reason: reasonOf(error) });
    }
    if (stopped) return;
    // Leading ends by time, between two rounds: compared is what was told last.
    if (told !== leads()) {
      told = leads();
      onChange();
    }
    timer = setTimeout(() => void loop(), leads() ? RETRY_MS : 500);
  };
  void loop();

  return {
    leads,
    record: () => seen?.record,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
