import type { Principal } from "@/lib/domain/access/principal";
import type { Tokens } from "./tokens";

/** Who is behind a token: looked up each time, so that what was taken away counts no more. */
export interface Principals {
  of(token: string): Promise<Principal | undefined>;
}

/** Whoever has a token made on this machine may everything. */
export function principalsOf(tokens: Tokens): Principals {
  return {
    async of(token) {
      const record = tokens.find(token, ["session", "api"]);
      if (!record) return undefined;
      const { name, kind, createdAt, expiresAt } = record;
      const via = { kind: kind === "api" ? "token" : "session", id: createdAt, expiresAt } as const;
      return { personId: name, name, administrator: true, bindings: [], groups: [], via };
    },
  };
}
