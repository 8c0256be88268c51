import { z } from "zod";
import { NEWS_KINDS } from "@/lib/domain/notifications/news";
import { PlainText } from "./plain-text";

const Events = z.array(z.enum(NEWS_KINDS)).min(1, "Choose at least one event");
const Clusters = z.array(z.string().min(1).max(253)).max(500);
const Name = PlainText.min(1, "A name is needed").max(80);
const Url = z
  .url({ protocol: /^https?$/, error: "It must be an address that begins with https:// or http://" })
  .max(2_000)
  .refine((text) => URL.canParse(text) && new URL(text).username === "", "It must hold no user and password");
const Recipients = z.array(z.email("It must be an e-mail address")).min(1, "An address is needed").max(50);

const common = { name: Name, events: Events, clusters: Clusters.optional().describe("Ids; absent: each") };

/** Body of POST /api/v1/channels. */
export const ChannelRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("webhook"), url: Url, ...common }),
  z.strictObject({ kind: z.literal("slack"), url: Url, ...common }),
  z.strictObject({ kind: z.literal("email"), recipients: Recipients, ...common }),
]);
export type ChannelRequest = z.infer<typeof ChannelRequest>;

/** Body of PATCH /api/v1/channels/{id}: what is absent stays. */
export const ChannelChange = z.strictObject({
  name: Name.optional(),
  events: Events.optional(),
  clusters: Clusters.nullable().optional().describe("null: each"),
  url: Url.optional(),
  recipients: Recipients.optional(),
  enabled: z.boolean().optional(),
});
export type ChannelChange = z.infer<typeof ChannelChange>;

export const ChannelBody = z.object({
  id: z.string(),
  kind: z.enum(["webhook", "slack", "email"]),
  name: z.string(),
  target: z.string().describe("What of its address is shown: a webhook's address is a secret"),
  events: z.array(z.enum(NEWS_KINDS)),
  clusters: z.array(z.string()).optional(),
  enabled: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type ChannelBody = z.infer<typeof ChannelBody>;

export const AddedChannel = ChannelBody.extend({
  secret: z.string().optional().describe("Signs what a webhook gets; it is shown this once"),
});
export type AddedChannel = z.infer<typeof AddedChannel>;

export const ChannelList = z.object({
  items: z.array(ChannelBody),
  mail: z.boolean().describe("Whether a mail server is set"),
  forgottenHours: z
    .int()
    .describe("After how long a maintenance counts as left, told again each day; 0: never"),
});
export type ChannelList = z.infer<typeof ChannelList>;

/** What came of a test: the receiver's answer, or why it was not taken. */
export const ChannelTest = z.object({ taken: z.boolean(), answer: z.string() });
export type ChannelTest = z.infer<typeof ChannelTest>;

export const DeliveryBody = z.object({
  id: z.int(),
  channel: z.string(),
  event: z.enum(NEWS_KINDS),
  node: z.string(),
  cluster: z.string(),
  state: z.enum(["waiting", "delivered", "given-up"]),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  nextAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  lastError: z.string().optional(),
});
export type DeliveryBody = z.infer<typeof DeliveryBody>;

export const DeliveryList = z.object({ items: z.array(DeliveryBody).describe("The newest 100") });
export type DeliveryList = z.infer<typeof DeliveryList>;
