import { randomUUID } from "node:crypto";
import type { Mailer } from "@/lib/adapters/smtp";
import { type Answer, type Poster, signatureOf } from "@/lib/adapters/webhook";
import { safeText } from "@/lib/domain/audit/safe-text";
import { type Message, messageOf, testMessage } from "@/lib/domain/notifications/message";
import type { News } from "@/lib/domain/notifications/news";
import { mailOf, slackPayload, webhookPayload } from "@/lib/domain/notifications/payload";
import { withoutSecrets } from "@/lib/domain/without-secrets";
import type { Channel } from "@/lib/operations/store-ports/notifications";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import { openAddress } from "./address";

/** What goes out by itself: a piece of news, or the test of a person. */
export type Parcel = { kind: "news"; news: News } | { kind: "test"; by: string };

/** It was not taken. `retryAfterMs` is what the receiver asked for. */
export class SendError extends Error {
  override readonly name = "SendError";

  /** By shape, as a DrydockError: the queue runs in one module graph of the framework, the test of a channel in another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "SendError";
  }
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs?: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

export interface SendParts {
  poster: Poster;
  /** Absent: nobody said which server takes mail. */
  mailer?: Mailer;
  sealer: Pick<Sealer, "open">;
  /** Where people reach the console. */
  url?: string;
  now(): Date;
}

const SHORTEST_SECRET = 8;

/** Sends one parcel to one channel, and returns what the receiver said. @throws SendError */
export type Send = (channel: Channel, parcel: Parcel, id?: string) => Promise<string>;

export function createSend({ poster, mailer, sealer, url, now }: SendParts): Send {
  const post = async (
    channel: Channel,
    body: string,
    headers: (secret: string) => Record<string, string>,
  ) => {
    const address = openAddress(sealer, channel);
    const all = {
      "content-type": "application/json",
      "user-agent": "Drydock",
      ...headers(address.secret ?? ""),
    };
    const answer = await poster.post({ url: address.url, headers: all, body });
    return takenBy({ ...answer, text: withoutSecrets(answer.text, secretsOf(address)) });
  };

  return async (channel, parcel, id = randomUUID()) => {
    const message: Message =
      parcel.kind === "news" ? messageOf(parcel.news, url) : testMessage(parcel.by, url);
    try {
      switch (channel.kind) {
        case "email": {
          if (!mailer)
            throw new SendError("No mail server is set. Set DRYDOCK_SMTP_URL and DRYDOCK_SMTP_FROM.");
          return await mailer.send(channel.target.split(/[\s,]+/), mailOf(message), `${id}.${channel.id}`);
        }
        case "slack":
          return await post(channel, JSON.stringify(slackPayload(message)), () => ({}));
        case "webhook": {
          const news = parcel.kind === "news" ? parcel.news : undefined;
          const payload = webhookPayload(message, now().toISOString(), news);
          const body = JSON.stringify(payload);
          const timestamp = Math.floor(now().getTime() / 1000);
          return await post(channel, body, (secret) => ({
            "x-drydock-event": payload.event,
            "x-drydock-delivery": id,
            "x-drydock-timestamp": String(timestamp),
            "x-drydock-signature": signatureOf(secret, timestamp, body),
          }));
        }
      }
    } catch (error) {
      if (error instanceof SendError) throw error;
      throw new SendError(error instanceof Error ? error.message : "It was not sent.");
    }
  };
}

/** An address says who may post; of a short path, such as "/", nothing is a secret. */
function secretsOf({ url, secret }: { url: string; secret?: string }): string[] {
  const { pathname, search } = new URL(url);
  const parts = [url, `${pathname}${search}`, ...pathname.split("/"), search, secret ?? ""];
  return parts.filter((part) => part.length >= SHORTEST_SECRET);
}

function takenBy({ status, text, retryAfterMs }: Answer): string {
  const said = safeText(text.replace(/\s+/g, " ").trim().slice(0, 200));
  const answer = said === "" ? `${status}` : `${status}: ${said}`;
  if (status >= 200 && status < 300) return answer;
  if (status >= 300 && status < 400)
    throw new SendError(
      `It answered ${status}, a redirect, which is not followed. Give the address it leads to.`,
    );
  throw new SendError(`It answered ${answer}`, retryAfterMs);
}
