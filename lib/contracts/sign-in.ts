import { z } from "zod";
import { PlainText } from "./plain-text";

const Token = z.string().trim().min(1, "A token is needed").max(200);

/** A person's e-mail address and password, or an API token that nothing narrows. */
export const SignInRequest = z.union([
  z.strictObject({
    email: z.string().min(1, "An e-mail address is needed").max(254),
    password: z.string().max(500),
  }),
  z.strictObject({ token: Token }),
]);
export type SignInRequest = z.infer<typeof SignInRequest>;

export const SignedOut = z.object({
  goTo: z.string().optional().describe("Where to sign out at the identity provider as well"),
});

export const LinkRequest = z.strictObject({ link: Token });
export type LinkRequest = z.infer<typeof LinkRequest>;

export const LinkBody = z.object({
  kind: z.enum(["first", "invite", "reset", "printed"]),
  email: z.string().optional(),
  name: z.string().optional(),
  expiresAt: z.iso.datetime(),
});
export type LinkBody = z.infer<typeof LinkBody>;

export const UseLinkRequest = z.strictObject({
  link: Token,
  name: PlainText.max(100).optional(),
  email: z.union([z.literal(""), z.email("This is no e-mail address").max(254)]).optional(),
  password: z.string().max(500).optional(),
});
export type UseLinkRequest = z.infer<typeof UseLinkRequest>;
