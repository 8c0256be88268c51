import type { Usage } from "@/lib/domain/usage";
import type { Clock, ClusterPort } from "@/lib/operations/ports";
import { log, reasonOf } from "./log";

/** metrics-server measures every 15 s unless told otherwise. */
const AGAIN_MS = 15_000;
/** Where there is none, somebody may install one. */
const ABSENT_AGAIN_MS = 120_000;
/** What was measured is no longer told when nothing new came for so long. */
const KEEP_MS = 90_000;

/** Real use of nodes, asked only while somebody looks, and never waited for by anything else. */
export interface UsageKeeper {
  /** What is known now; asks anew in the background when that is old. undefined: nothing is measured here. */
  latest(): Usage | undefined;
  /** The same, once the question that is on its way was answered. */
  read(): Promise<Usage | undefined>;
}

export function createUsage(cluster: Pick<ClusterPort, "info" | "readUsage">, clock: Clock): UsageKeeper {
  let known: { usage: Usage; at: number } | undefined;
  let asking: Promise<void> | undefined;
  let askAgainAt = 0;
  let failing = false;
  const now = () => clock.now().getTime();

  async function ask(): Promise<void> {
    try {
      const usage = await cluster.readUsage();
      known = usage && { usage, at: now() };
      askAgainAt = now() + (usage ? AGAIN_MS : ABSENT_AGAIN_MS);
      failing = false;
    } catch (error) {
      askAgainAt = now() + AGAIN_MS;
      if (!failing) log("warn", "use not read", { cluster: cluster.info.id, reason: reasonOf(error) });
      failing = true;
    } finally {
      asking = undefined;
    }
  }

  function look(): void {
    if (asking === undefined && now() >= askAgainAt) asking = ask();
  }

  const fresh = () => (known && now() - known.at < KEEP_MS ? known.usage : undefined);
  return {
    latest() {
      look();
      return fresh();
    },
    async read() {
      look();
      await asking;
      return fresh();
    },
  };
}
