import { z } from "zod";
import { PlainText } from "./plain-text";
import { BindingBody } from "./session";

const Time = z.iso.datetime();
const Name = PlainText.min(1, "A name is needed").max(100);
const Email = z.email("This is no e-mail address").max(254);
/** A cluster's id, or "*". */
const Bindings = z.array(BindingBody.extend({ cluster: z.string().min(1).max(253) })).max(200);

export const PersonBody = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  administrator: z.boolean(),
  bindings: z.array(BindingBody),
  signsInBy: z.enum(["password", "provider", "link"]).describe("link: has neither password nor provider yet"),
  issuer: z.string().optional().describe("Of the identity provider"),
  createdAt: Time,
  lastSignInAt: Time.optional(),
  disabledAt: Time.optional(),
});
export type PersonBody = z.infer<typeof PersonBody>;

export const InviteBody = z.object({
  id: z.string().describe("Names it; nobody can use it by this"),
  email: z.string().optional(),
  administrator: z.boolean(),
  bindings: z.array(BindingBody),
  createdBy: z.string(),
  createdAt: Time,
  expiresAt: Time,
});
export type InviteBody = z.infer<typeof InviteBody>;

export const GroupBody = z.strictObject({
  group: PlainText.min(1, "A name is needed").max(200).describe("As the identity provider tells it"),
  administrator: z.boolean(),
  bindings: Bindings,
});
export type GroupBody = z.infer<typeof GroupBody>;

export const PeopleList = z.object({
  items: z.array(PersonBody),
  invites: z.array(InviteBody),
  groups: z.array(GroupBody),
});
export type PeopleList = z.infer<typeof PeopleList>;

export const InviteRequest = z.strictObject({
  email: Email,
  administrator: z.boolean().default(false),
  bindings: Bindings.default([]),
});
export type InviteRequest = z.infer<typeof InviteRequest>;

export const PersonChangeRequest = z.strictObject({
  name: Name.optional(),
  administrator: z.boolean().optional(),
  bindings: Bindings.optional(),
  disabled: z.boolean().optional().describe("Ends sessions and tokens at once"),
});
export type PersonChangeRequest = z.infer<typeof PersonChangeRequest>;

export const OneTimeLink = z.object({
  path: z.string().describe("Behind the console's address. Told once, works once"),
  expiresAt: Time,
});
export type OneTimeLink = z.infer<typeof OneTimeLink>;
