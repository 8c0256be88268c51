import { guarded } from "@/lib/adapters/kubernetes";
import {
  createChannelStore,
  createDeliveryStore,
  createOutcomeStore,
  type Database,
} from "@/lib/adapters/postgres";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { createMailer } from "@/lib/adapters/smtp";
import { createPoster } from "@/lib/adapters/webhook";
import type { Network } from "@/lib/domain/addresses/address";
import { parseNetworks } from "@/lib/domain/addresses/judge";
import type { ChannelStore, DeliveryStore } from "@/lib/operations/store-ports/notifications";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import type { Settings } from "@/lib/server/settings";
import { createOutcomes, type Outcomes } from "./outcomes";
import { startQueue } from "./queue";
import { createSend, type Send } from "./send";

/** What tells people of maintenances, in a running console. */
export interface Notifications {
  channels: ChannelStore;
  deliveries: DeliveryStore;
  sealer: Sealer;
  /** Whether a mail server is set. */
  mail: boolean;
  /** After how many hours a maintenance counts as left; 0: never. */
  forgottenHours: number;
  send: Send;
  /** Something was put into the queue. */
  wake(): void;
  /** Records what becomes of the maintenances of one cluster. */
  follow(cluster: () => { id: string; name: string }): Outcomes;
  stop(): Promise<void>;
}

const now = () => new Date();

export function startNotifications(database: Database, settings: Settings): Notifications {
  const { DRYDOCK_SMTP_URL: smtp, DRYDOCK_SMTP_FROM: from, DRYDOCK_URL: url } = settings;
  const sealer = createSealer(openKeyring(settings));
  const poster = createPoster(guarded({}, { addressee: "receiver", networks: allowedNetworks(settings) }));
  const mailer = smtp && from ? createMailer({ url: smtp.reveal(), from }) : undefined;
  const send = createSend({ poster, mailer, sealer, url, now });
  const deliveries = createDeliveryStore(database);
  const outcomes = createOutcomeStore(database);
  const queue = startQueue({
    store: deliveries,
    send,
    ready: () => database.state().state === "ready",
    now,
    random: Math.random,
  });
  return {
    channels: createChannelStore(database),
    deliveries,
    sealer,
    mail: mailer !== undefined,
    forgottenHours: settings.DRYDOCK_FORGOTTEN_HOURS,
    send,
    wake: queue.wake,
    follow: (cluster) =>
      createOutcomes({
        cluster,
        store: outcomes,
        forgottenHours: () => settings.DRYDOCK_FORGOTTEN_HOURS,
        now,
        onQueued: queue.wake,
      }),
    async stop() {
      await queue.stop();
      await poster.close();
    },
  };
}

/** @throws Error that names the setting and the word that is no network */
function allowedNetworks({ DRYDOCK_ALLOWED_NETWORKS: text }: Settings): Network[] {
  const networks = parseNetworks(text);
  if (!("wrong" in networks)) return networks;
  const why = `${JSON.stringify(networks.wrong)} is neither an address nor a network`;
  throw new Error(`Settings are wrong. DRYDOCK_ALLOWED_NETWORKS: ${why}. Correct it and start again.`);
}
