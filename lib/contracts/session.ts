import { z } from "zod";

export const SessionBody = z.object({ name: z.string(), role: z.string(), expiresAt: z.iso.datetime() });
export type SessionBody = z.infer<typeof SessionBody>;
