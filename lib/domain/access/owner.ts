import type { Principal } from "./principal";

/**
 * Whose wish it is that the console does something later. What they may is asked then; only groups are told at a sign-in
 * and at no other time, and a token's scope was said with the wish.
 */
export type Owner = Pick<Principal, "personId" | "groups" | "scope">;

export function ownerOf({ personId, groups, scope }: Principal): Owner {
  return { personId, groups: [...groups], ...(scope && { scope }) };
}
