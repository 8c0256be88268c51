import { formatSeen } from "@/components/ui/clock";
import type { ChannelBody, DeliveryBody } from "@/lib/contracts/channel";
import { newsWord } from "@/lib/domain/notifications/message";
import { NEWS_KINDS, type NewsKind } from "@/lib/domain/notifications/news";
import { asSentence, count } from "@/lib/domain/words";

export const kindWord: Record<ChannelBody["kind"], string> = {
  webhook: "Webhook",
  slack: "Chat",
  email: "E-mail",
};

/** "Each event", "Blocked, Failed". */
export function eventsWords(events: readonly NewsKind[]): string {
  return NEWS_KINDS.every((kind) => events.includes(kind))
    ? "Each event"
    : events.map((kind) => newsWord[kind]).join(", ");
}

/** "Each cluster", or the names of those that it is told of. */
export function clustersWords(
  clusters: readonly string[] | undefined,
  names: ReadonlyMap<string, string>,
): string {
  return clusters?.map((id) => names.get(id) ?? id).join(", ") ?? "Each cluster";
}

/** When a maintenance counts as left, and what follows. */
export function forgottenWords(hours: number): string {
  if (hours === 0) return "Nobody is reminded of nodes that are left in maintenance: the time is set to 0.";
  return `A node that is in maintenance for ${count(hours, "hour")} counts as left there. Channels that chose this event are told, and again each day until somebody turns maintenance mode off.`;
}

interface DeliveryWords {
  state: "healthy" | "initiated" | "paused" | "blocked" | "failed";
  word: string;
  /** Why it was not taken. */
  why?: string;
}

/** What became of a message, and when it is tried again. */
export function deliveryWords(delivery: DeliveryBody, channelIsOn: boolean, now: Date): DeliveryWords {
  const { state, attempts, nextAt, endedAt, lastError } = delivery;
  const at = (instant: string | undefined) => (instant ? ` ${formatSeen(new Date(instant), now)}` : "");
  const why = lastError && asSentence(lastError);
  if (state === "delivered")
    return {
      state: "healthy",
      word: `Delivered${at(endedAt)}${attempts > 1 ? `, at try ${attempts}` : ""}`,
    };
  if (state === "given-up")
    return { state: "failed", word: `Given up${at(endedAt)}, after ${count(attempts, "try", "tries")}`, why };
  if (!channelIsOn) return { state: "paused", word: "Waits: the channel is off", why };
  if (attempts === 0) return { state: "initiated", word: "Waits for its first try" };
  if (!why) return { state: "initiated", word: "Being sent" };
  return { state: "blocked", word: `Waits, try ${attempts + 1} at${at(nextAt)}`, why };
}
