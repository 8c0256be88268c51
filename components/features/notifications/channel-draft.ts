import type { ChannelBody, ChannelChange, ChannelRequest } from "@/lib/contracts/channel";
import { NEWS_KINDS, type NewsKind } from "@/lib/domain/notifications/news";

export type ChannelKind = ChannelBody["kind"];

/** A channel as its form holds it. */
export interface ChannelDraft {
  kind: ChannelKind;
  name: string;
  /** Where it goes: one address of a receiver, or addresses of people. */
  address: string;
  events: readonly NewsKind[];
  /** Ids; absent: each cluster, those to come as well. */
  clusters?: readonly string[];
}

export const FRESH: ChannelDraft = { kind: "webhook", name: "", address: "", events: NEWS_KINDS };

/** What of a channel can be shown again: where a webhook goes cannot. */
export function draftOf({ kind, name, target, events, clusters }: ChannelBody): ChannelDraft {
  return { kind, name, address: kind === "email" ? target : "", events, clusters };
}

/** Why it can't be saved; undefined when it can. A channel that is there keeps its address when none is given. */
export function missingIn({ kind, name, address, events, clusters }: ChannelDraft, isNew: boolean) {
  if (name.trim() === "") return "A name is needed.";
  if (kind === "email") {
    const wrong = recipientsIn(address).find((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one));
    if (wrong !== undefined) return `${wrong} is no e-mail address.`;
    if (recipientsIn(address).length === 0) return "An e-mail address is needed.";
  } else if (address.trim() === "") {
    if (isNew) return "An address is needed.";
  } else if (!/^https?:\/\/[^\s/]/.test(address.trim()))
    return "The address begins with https:// or http://.";
  if (events.length === 0) return "Choose at least one event.";
  if (clusters?.length === 0) return "Choose at least one cluster.";
  return undefined;
}

/** Whether what is told goes out so that everybody on the way can read it, and the address of a chat be used by them. */
export function isUnencrypted({ kind, address }: Pick<ChannelDraft, "kind" | "address">): boolean {
  return kind !== "email" && /^http:/i.test(address.trim());
}

export function addRequest({ kind, name, address, events, clusters }: ChannelDraft): ChannelRequest {
  const common = { name: name.trim(), events: [...events], ...(clusters && { clusters: [...clusters] }) };
  return kind === "email"
    ? { kind, recipients: recipientsIn(address), ...common }
    : { kind, url: address.trim(), ...common };
}

export function changeRequest({ kind, name, address, events, clusters }: ChannelDraft): ChannelChange {
  const common = { name: name.trim(), events: [...events], clusters: clusters ? [...clusters] : null };
  if (kind === "email") return { ...common, recipients: recipientsIn(address) };
  return address.trim() === "" ? common : { ...common, url: address.trim() };
}

function recipientsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ""))];
}

/** The events with one more or one less, in the order in which a person chooses. */
export function withEvent(events: readonly NewsKind[], kind: NewsKind, chosen: boolean): NewsKind[] {
  return NEWS_KINDS.filter((each) => (each === kind ? chosen : events.includes(each)));
}

export function withCluster(clusters: readonly string[], id: string, chosen: boolean): string[] {
  const others = clusters.filter((each) => each !== id);
  return chosen ? [...others, id] : others;
}
