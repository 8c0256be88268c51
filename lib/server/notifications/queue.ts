import { retryIn } from "@/lib/domain/notifications/retry";
import type { Claimed, DeliveryStore } from "@/lib/operations/store-ports/notifications";
import { log, reasonOf } from "@/lib/server/log";
import { metrics } from "@/lib/server/metrics/instruments";
import { type Send, SendError } from "./send";

/** So many are on their way at once: a receiver that is slow holds up its own place only. */
const SLOTS = 8;
/** Longer than any message takes: what a console has taken and not finished by then is another one's. */
const LEASE_MS = 60_000;
/** News of another console, and what is tried again, is looked for so often. In milliseconds. */
const LOOK_MS = 2_000;
/** What was sent or given up is kept so long for people to look at. */
const KEPT_MS = 30 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

export interface QueueParts {
  store: DeliveryStore;
  send: Send;
  /** Whether the database takes records: nothing is asked of one that does not. */
  ready(): boolean;
  now(): Date;
  random(): number;
}

export interface Queue {
  /** Something was queued: it need not wait for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

/** Sends what is queued. Consoles that share a database share the work; each message is one console's at a time. */
export function startQueue({ store, send, ready, now, random }: QueueParts): Queue {
  const running = new Set<Promise<void>>();
  let looking = false;
  let again = false;
  let stopped = false;
  let forgotAt = 0;
  let failing = false;

  const deliver = async ({ delivery, channel }: Claimed) => {
    try {
      await send(channel, { kind: "news", news: delivery.news }, `${delivery.id}`);
      metrics().notifications.tries.inc({ channel: channel.kind, result: "delivered" });
      await store.delivered(delivery.id, now());
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const wait = retryIn(delivery.attempts, random(), error.retryAfterMs);
      const result = wait === undefined ? "given-up" : "failed";
      metrics().notifications.tries.inc({ channel: channel.kind, result });
      const nextAt = wait === undefined ? undefined : new Date(now().getTime() + wait);
      await store.failed(delivery.id, { error: error.message, nextAt, now: now() });
      if (nextAt === undefined)
        log("warn", "notification given up", { channel: channel.name, reason: error.message });
    }
  };

  const start = (claimed: Claimed) => {
    const work = deliver(claimed)
      // Nothing was recorded of it: it is tried again when its time with this console is over.
      .catch((error: unknown) => log("warn", "notification not recorded", { reason: reasonOf(error) }))
      .finally(() => {
        running.delete(work);
        void look();
      });
    running.add(work);
  };

  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && !stopped && ready() && running.size < SLOTS) {
        again = false;
        const query = { limit: SLOTS - running.size, leaseMs: LEASE_MS, now: now() };
        for (const claimed of await store.claim(query)) start(claimed);
        if (now().getTime() - forgotAt > FORGET_EVERY_MS) {
          forgotAt = now().getTime();
          await store.forget(new Date(forgotAt - KEPT_MS));
        }
        failing = false;
      }
    } catch (error) {
      if (!failing) log("warn", "notifications wait", { reason: reasonOf(error) });
      failing = true;
    } finally {
      looking = false;
    }
  };

  const timer = setInterval(() => void look(), LOOK_MS).unref();
  void look();
  return {
    wake: () => void look(),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.allSettled([...running]);
    },
  };
}
