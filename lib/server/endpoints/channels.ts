import { randomUUID } from "node:crypto";
import { newSigningSecret } from "@/lib/adapters/webhook";
import {
  AddedChannel,
  ChannelBody,
  ChannelChange,
  ChannelList,
  ChannelRequest,
  ChannelTest,
  type DeliveryBody,
  DeliveryList,
} from "@/lib/contracts/channel";
import { DrydockError } from "@/lib/domain/errors";
import type { Channel, Delivery } from "@/lib/operations/store-ports/notifications";
import { named } from "@/lib/server/audit/named";
import { getConsole } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { openAddress, sealAddress, shownAddress } from "@/lib/server/notifications/address";
import { SendError } from "@/lib/server/notifications/send";

const PATH = "/api/v1/channels";
const DELIVERIES = 100;

function bodyOf({
  id,
  kind,
  name,
  target,
  events,
  clusters,
  createdBy,
  createdAt,
  disabledAt,
}: Channel): ChannelBody {
  return {
    id,
    kind,
    name,
    target,
    events,
    clusters,
    createdBy,
    createdAt,
    enabled: disabledAt === undefined,
  };
}

/** @throws not-found */
async function channelOf(id: string): Promise<Channel> {
  const known = /^[0-9a-f-]{36}$/.test(id)
    ? await getConsole().notifications.channels.channel(id)
    : undefined;
  if (!known) throw new DrydockError({ code: "not-found", object: `channel ${id}` });
  return known;
}

const nameOfChannel = (id: string) => named("channel", id, async () => (await channelOf(id)).name);

export const listChannels: Endpoint = {
  method: "GET",
  path: PATH,
  verb: "notifications.manage",
  summary: "Where news of maintenances go",
  response: ChannelList,
  async handle() {
    const { channels, mail, forgottenHours } = getConsole().notifications;
    return { items: (await channels.channels()).map(bodyOf), mail, forgottenHours };
  },
};

export const addChannel: Endpoint<ChannelRequest> = {
  method: "POST",
  path: PATH,
  verb: "notifications.manage",
  summary: "Add a channel: a webhook, a chat that takes Slack's messages, or mail",
  request: ChannelRequest,
  response: AddedChannel,
  status: 201,
  audit: {
    action: "channel.add",
    object: ({ body }) => `channel ${body.name}`,
    detail: ({ body }) => ({
      kind: body.kind,
      to: body.kind === "email" ? body.recipients.join(", ") : shownAddress(body.url),
      events: body.events.join(", "),
      clusters: body.clusters?.join(", ") ?? "each",
    }),
    came: (added) => ({ detail: { id: (added as AddedChannel).id } }),
  },
  async handle({ body, person }) {
    const { channels, sealer } = getConsole().notifications;
    const id = randomUUID();
    const secret = body.kind === "webhook" ? newSigningSecret() : undefined;
    const where =
      body.kind === "email"
        ? { target: body.recipients.join(", ") }
        : { target: shownAddress(body.url), seal: () => sealAddress(sealer, id, { url: body.url, secret }) };
    const { kind, name, events, clusters } = body;
    const added = await channels.add({ id, kind, name, events, clusters, createdBy: person.name, ...where });
    return { ...bodyOf(added), secret };
  },
};

export const changeChannel: Endpoint<ChannelChange> = {
  method: "PATCH",
  path: `${PATH}/{id}`,
  verb: "notifications.manage",
  summary: "Change a channel; its signing secret stays",
  request: ChannelChange,
  response: ChannelBody,
  audit: {
    action: "channel.change",
    object: ({ params }) => nameOfChannel(params.id),
    detail: ({ body }) => ({ changed: Object.keys(body).join(", ") }),
  },
  async handle({ params, body }) {
    const { channels, sealer } = getConsole().notifications;
    const known = await channelOf(params.id);
    const { url, recipients, enabled, clusters, ...same } = body;
    const wrong = known.kind === "email" ? url : recipients;
    if (wrong !== undefined)
      throw new DrydockError({
        code: "bad-input",
        what: "The channel was not changed",
        why: known.kind === "email" ? "Mail goes to recipients." : "It goes to an address.",
        field: known.kind === "email" ? "url" : "recipients",
      });
    const before = url === undefined ? undefined : openAddress(sealer, known);
    if (enabled !== undefined) await channels.enable(params.id, enabled, new Date());
    const changed = await channels.change(params.id, {
      name: known.name,
      ...same,
      ...(clusters !== undefined && { clusters: clusters ?? undefined }),
      ...(recipients && { target: recipients.join(", ") }),
      ...(url !== undefined && {
        target: shownAddress(url),
        seal: () => sealAddress(sealer, known.id, { ...before, url }),
      }),
    });
    return bodyOf(changed ?? known);
  },
};

export const removeChannel: Endpoint = {
  method: "DELETE",
  path: `${PATH}/{id}`,
  verb: "notifications.manage",
  summary: "Remove a channel, and what waits for it",
  status: 204,
  audit: { action: "channel.remove", object: ({ params }) => nameOfChannel(params.id) },
  async handle({ params }) {
    await channelOf(params.id);
    await getConsole().notifications.channels.remove(params.id);
  },
};

export const testChannel: Endpoint = {
  method: "POST",
  path: `${PATH}/{id}/test`,
  verb: "notifications.manage",
  summary: "Send a test to a channel now, and tell what its receiver answered",
  response: ChannelTest,
  audit: {
    action: "channel.test",
    object: ({ params }) => nameOfChannel(params.id),
    came: (test) => ((test as ChannelTest).taken ? {} : { result: "failed", detail: { code: "not-taken" } }),
  },
  async handle({ params, person }) {
    const channel = await channelOf(params.id);
    try {
      const answer = await getConsole().notifications.send(channel, { kind: "test", by: person.name });
      return { taken: true, answer };
    } catch (error) {
      if (error instanceof SendError) return { taken: false, answer: error.message };
      throw error;
    }
  },
};

function deliveryBody(delivery: Delivery): DeliveryBody {
  const { id, channelId, news, attempts, createdAt, nextAt, deliveredAt, failedAt, lastError } = delivery;
  const state = deliveredAt ? "delivered" : failedAt ? "given-up" : "waiting";
  return {
    id,
    channel: channelId,
    event: news.kind,
    node: news.node,
    cluster: news.cluster.name,
    state,
    attempts,
    createdAt,
    nextAt: state === "waiting" ? nextAt : undefined,
    endedAt: deliveredAt ?? failedAt,
    lastError,
  };
}

export const listDeliveries: Endpoint = {
  method: "GET",
  path: "/api/v1/deliveries",
  verb: "notifications.manage",
  summary: "The newest messages to all channels, and what came of each",
  response: DeliveryList,
  async handle() {
    const found = await getConsole().notifications.deliveries.deliveries({ limit: DELIVERIES });
    return { items: found.map(deliveryBody) };
  },
};

export const sendAgain: Endpoint = {
  method: "POST",
  path: "/api/v1/deliveries/{id}/again",
  verb: "notifications.manage",
  summary: "Send a message once more that was given up, from its first try on",
  status: 204,
  audit: { action: "delivery.again", object: ({ params }) => `delivery ${params.id}` },
  async handle({ params }) {
    const { deliveries, wake } = getConsole().notifications;
    const known = /^\d{1,15}$/.test(params.id) && (await deliveries.again(Number(params.id), new Date()));
    if (!known)
      throw new DrydockError({ code: "not-found", object: `delivery ${params.id} that was given up` });
    wake();
  },
};
