import type { Channel } from "@/lib/operations/store-ports/notifications";
import type { Sealed, Sealer } from "@/lib/operations/store-ports/sealer";

/** Where a channel's messages go. The address of a chat's webhook lets anybody write there, so all of it is sealed. */
export interface ChannelAddress {
  url: string;
  /** Signs what a webhook gets. */
  secret?: string;
}

/** What the address of a channel is sealed for: it opens for no other one. */
export const ofChannel = (id: string) => `channel/${id}`;

export function sealAddress(sealer: Pick<Sealer, "seal">, id: string, address: ChannelAddress): Sealed {
  return sealer.seal(JSON.stringify(address), ofChannel(id));
}

/** @throws SealError when the key is missing; Error when nothing was sealed */
export function openAddress(sealer: Pick<Sealer, "open">, channel: Channel): ChannelAddress {
  if (!channel.sealed) throw new Error("The channel has no address. Enter it anew.");
  return JSON.parse(sealer.open(channel.sealed, ofChannel(channel.id))) as ChannelAddress;
}

/** What of an address may be shown: the host, and that there is more. */
export function shownAddress(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname === "/" && search === "" ? "" : "/…"}`;
}
