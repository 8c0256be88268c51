import type { Message } from "./message";
import type { News } from "./news";

/** The body that a webhook gets. `event` is the kind of news, or "test". */
export interface WebhookPayload {
  version: 1;
  event: string;
  title: string;
  text: string;
  link?: string;
  at: string;
  cluster?: { id: string; name: string };
  node?: string;
  maintenance?: { id: string; by: string; reason: string; since: string };
}

/** Absent `news`: a test. */
export function webhookPayload(message: Message, at: string, news?: News): WebhookPayload {
  const { title, text, link } = message;
  if (news === undefined) return { version: 1, event: "test", title, text, link, at };
  const { kind, cluster, node, maintenance: id, by, reason, since } = news;
  return {
    version: 1,
    event: kind,
    title,
    text,
    link,
    at: news.at,
    cluster,
    node,
    maintenance: { id, by, reason, since },
  };
}

/**
 * What is signed: the time, a full stop, the body as it is sent. So a receiver can refuse what is old, and nobody can
 * send a body again under another time. `timestamp` is in seconds since the epoch.
 */
export function signedText(timestamp: number, body: string): string {
  return `${timestamp}.${body}`;
}

/** A message as Slack and what follows it take it from an incoming webhook. */
export interface SlackPayload {
  text: string;
  blocks: object[];
}

const MAX_SLACK = 2_900;

/** Source: Slack, "Formatting text for app surfaces": these three are to be escaped, and nothing else. */
function slackText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").slice(0, MAX_SLACK);
}

/** A chat that reads "@all" in a message mentions everybody: something that is not seen stands between. */
const unmentioned = (text: string) => text.replaceAll("@", "@\u200b");

/**
 * Words of people are plain text, so that nobody is mentioned by them. `text` is what a notification on a phone shows, and
 * all that a chat shows which knows no blocks, as Mattermost: it says the same.
 */
export function slackPayload({ title, text, link }: Message): SlackPayload {
  const plain = (value: string) => ({ type: "plain_text", text: value.slice(0, MAX_SLACK), emoji: false });
  return {
    text: [
      slackText(unmentioned(`${title}\n${text}`)),
      ...(link === undefined ? [] : [slackText(link)]),
    ].join("\n"),
    blocks: [
      { type: "section", text: plain(title) },
      { type: "section", text: plain(text) },
      ...(link === undefined
        ? []
        : [
            { type: "context", elements: [{ type: "mrkdwn", text: `<${slackText(link)}|Open in Drydock>` }] },
          ]),
    ],
  };
}

export interface Mail {
  subject: string;
  text: string;
}

/** A subject is one line of a header. */
export function mailOf({ title, text, link }: Message): Mail {
  const subject = title.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 200);
  return { subject, text: [title, "", text, ...(link ? ["", link] : []), ""].join("\n") };
}
