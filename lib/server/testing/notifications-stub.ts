import type { Channel } from "@/lib/operations/store-ports/notifications";
import type { Notifications } from "@/lib/server/notifications";
import { sealAddress } from "@/lib/server/notifications/address";
import { createOutcomes } from "@/lib/server/notifications/outcomes";
import { SendError } from "@/lib/server/notifications/send";

/** Channels in memory, for tests that have no database; each id is one of a webhook, and nothing is sent. */
export function notificationsStub(): Notifications {
  const sealer: Notifications["sealer"] = {
    seal: (text) => ({ bytes: Buffer.from(text), keyId: "k" }),
    open: ({ bytes }) => Buffer.from(bytes).toString(),
    keyId: () => "k",
  };
  const webhook = (id: string): Channel => ({
    id,
    kind: "webhook",
    name: "Operations",
    target: "https://hooks.example.com",
    sealed: sealAddress(sealer, id, { url: "https://hooks.example.com", secret: "s" }),
    events: ["blocked"],
    createdBy: "Mira",
    createdAt: "2026-11-21T12:00:00.000Z",
  });
  return {
    sealer,
    mail: false,
    forgottenHours: 24,
    channels: {
      channels: async () => [webhook("00000000-0000-4000-8000-000000000000")],
      channel: async (id) => webhook(id),
      add: async (channel) => ({ ...channel, createdAt: "2026-11-21T12:00:00.000Z" }),
      change: async (id, change) => ({ ...webhook(id), ...change }),
      reseal: async () => true,
      enable: async () => undefined,
      remove: async () => true,
    },
    deliveries: {
      deliveries: async () => [],
      claim: async () => [],
      delivered: async () => undefined,
      failed: async () => undefined,
      again: async () => false,
      forget: async () => 0,
    },
    send: async () => {
      throw new SendError("Nothing listens there.");
    },
    wake: () => undefined,
    follow: (cluster) =>
      createOutcomes({
        cluster,
        store: { recorded: async () => [], open: async () => [], record: async () => true },
        forgottenHours: () => 0,
        now: () => new Date(),
        onQueued: () => undefined,
      }),
    stop: async () => undefined,
  };
}
