import { DrydockError } from "@/lib/domain/errors";
import type { ClusterPort, LeaseRecord } from "@/lib/operations/ports";
import type { Identity } from "./identity";
import { log, reasonOf } from "./log";

/** As core components of Kubernetes have them: lease 15 s, renew deadline 10 s, retry 2 s. */
const LEASE_SECONDS = 15;
const RENEW_DEADLINE_MS = 10_000;
const RETRY_MS = 2_000;
/** Between two looks at whether the cluster is there; costs no call. */
const LOOK_MS = 250;

export interface Leader {
  /**
   * Whether this process may act now: the renewal that was last answered was sent less than the renew deadline ago.
   * To be asked right before each effect: a process that was stopped wakes up with what it had decided before.
   */
  leads(): boolean;
  record(): LeaseRecord | undefined;
  stop(): void;
}

interface Instant {
  steady: number;
  wall: number;
}

function instant(): Instant {
  return { steady: performance.now(), wall: Date.now() };
}

/** By the clock that counts more: the steady one stands still while a machine sleeps, the other may be set. */
function elapsedMs(since: Instant): number {
  const now = instant();
  return Math.max(now.steady - since.steady, now.wall - since.wall);
}

/**
 * Takes and renews the cluster's Lease, so that of several consoles one acts. Another holder's lease is judged only by
 * when this process saw it change, never by the times written in it: clocks of machines differ. A Lease does not fence:
 * what was sent may arrive late, so effects carry preconditions all the same. As client-go's leaderelection.
 */
export function startLeader(cluster: ClusterPort, self: Identity, onChange: () => void): Leader {
  /** What the Lease said, and when this process first saw it say so, by the steady clock. */
  let seen: { record: LeaseRecord; atMs: number } | undefined;
  /** What this process wrote last, unless somebody may have written since. */
  let own: LeaseRecord | undefined;
  let renewedAt: Instant | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let told = false;
  const leads = () => !stopped && renewedAt !== undefined && elapsedMs(renewedAt) < RENEW_DEADLINE_MS;

  const see = (record: LeaseRecord | undefined) => {
    if (record === undefined) seen = undefined;
    else if (seen?.record.resourceVersion !== record.resourceVersion)
      seen = { record, atMs: performance.now() };
  };

  const mayTake = ({ holder, leaseSeconds }: LeaseRecord): boolean => {
    if (holder === "" || holder === self.holder || self.succeeds(holder)) return true;
    const lastsMs = (leaseSeconds || LEASE_SECONDS) * 1000;
    return seen !== undefined && performance.now() - seen.atMs > lastsMs;
  };

  const read = async () => {
    const record = await cluster.readLease();
    see(record);
    return record;
  };

  const tryOnce = async () => {
    // On what it wrote itself no read is needed, which would double the time that a slow API server takes.
    const base = own ?? (await read());
    own = undefined;
    if (base && !mayTake(base)) {
      renewedAt = undefined;
      return;
    }
    const sentAt = instant();
    const { holder } = self;
    own = await cluster.writeLease({
      holder,
      leaseSeconds: LEASE_SECONDS,
      resourceVersion: base?.resourceVersion,
    });
    see(own);
    renewedAt = sentAt;
  };

  const round = async () => {
    try {
      await tryOnce();
    } catch (error) {
      const code = error instanceof DrydockError ? error.failure.code : undefined;
      // Somebody else wrote or deleted it: who leads is open until it is read.
      if (code === "conflict" || code === "not-found") renewedAt = undefined;
      else log("warn", "lease not renewed", { cluster: cluster.info.id, reason: reasonOf(error) });
    }
  };

  const loop = async () => {
    const beganAt = performance.now();
    const present = cluster.freshness().state === "live";
    if (present) await round();
    if (stopped) return;
    // Leading ends by time, between two rounds: compared is what was told last.
    if (told !== leads()) {
      told = leads();
      onChange();
    }
    const restMs = RETRY_MS - (performance.now() - beganAt);
    timer = setTimeout(() => void loop(), present ? Math.max(0, restMs) : LOOK_MS);
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
