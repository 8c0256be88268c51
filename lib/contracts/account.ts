import { z } from "zod";
import { PlainText } from "./plain-text";
import { BindingBody, RoleName } from "./session";

const Time = z.iso.datetime();

export const BrowserSession = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string().optional(),
  userAgent: z.string().optional(),
  createdAt: Time,
  lastSeenAt: Time,
  expiresAt: Time,
});
export type BrowserSession = z.infer<typeof BrowserSession>;

export const SessionList = z.object({ items: z.array(BrowserSession) });

const TokenBody = z.object({
  id: z.string(),
  name: z.string(),
  roleCap: RoleName.describe("No role above it, whatever the person has"),
  clusters: z.array(z.string()).optional().describe("Absent: each cluster of the person"),
  createdAt: Time,
  expiresAt: Time,
  lastUsedAt: Time.optional(),
});

export const TokensOfPerson = z.object({ items: z.array(TokenBody) });
export type TokensOfPerson = z.infer<typeof TokensOfPerson>;

export const AccountBody = z.object({
  sessions: z.array(BrowserSession),
  tokens: z.array(TokenBody),
  hasPassword: z.boolean(),
  issuer: z.string().optional().describe("Of the identity provider that vouches for the person"),
  named: z
    .object({ administrator: z.boolean(), bindings: z.array(BindingBody) })
    .describe("Roles by name, without those of groups: all that a token may have"),
});
export type AccountBody = z.infer<typeof AccountBody>;

export const TokenRequest = z.strictObject({
  name: PlainText.min(1, "A name is needed").max(100),
  roleCap: RoleName,
  clusters: z.array(z.string().min(1).max(253)).max(200).optional(),
  days: z.int().min(1).max(365),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

export const NewToken = z.object({
  token: z.string().describe("Told once and kept as a hash"),
  ...TokenBody.shape,
});
export type NewToken = z.infer<typeof NewToken>;

export const PasswordRequest = z.strictObject({
  current: z.string().max(500),
  password: z.string().max(500),
});
export type PasswordRequest = z.infer<typeof PasswordRequest>;
