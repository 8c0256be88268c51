import { plainText } from "@/lib/domain/audit/safe-text";
import { asSentence, formatDuration } from "@/lib/domain/words";
import type { News, NewsKind } from "./news";

/** What is said, wherever it is said. */
export interface Message {
  /** What happened, to what. */
  title: string;
  /** Why, and what to do. */
  text: string;
  /** Where to look; absent when the console does not know its own address. */
  link?: string;
}

/** "Blocked", as a channel's settings and the list of deliveries name it. */
export const newsWord: Record<NewsKind, string> = {
  started: "Started",
  blocked: "Blocked",
  complete: "Complete",
  reopened: "No longer complete",
  failed: "Failed",
  ended: "Ended",
  forgotten: "Left in maintenance",
};

/** One sentence a kind: when a channel hears of it. */
export const newsMeaning: Record<NewsKind, string> = {
  started: "Somebody turned maintenance mode on.",
  blocked: "Nothing can go on without somebody, for a minute or longer.",
  complete: "All checks hold: the node is safe to touch.",
  reopened: "A check stopped holding: the node is not safe to touch any more.",
  failed: "The deadline passed with pods left.",
  ended: "Maintenance mode is off.",
  forgotten: "Nobody turned it off for long; told again each day.",
};

/** `url` is where people reach the console, without a slash at its end. */
export function messageOf(news: News, url: string | undefined): Message {
  const path = `/clusters/${encodeURIComponent(news.cluster.id)}/nodes/${encodeURIComponent(news.node)}`;
  const { title, text } = wordsOf(news);
  return {
    title: plainText(title),
    text: plainText(text),
    link: url === undefined ? undefined : `${url}${path}`,
  };
}

function wordsOf({ kind, node, cluster, by, reason, detail, since, at }: News): Omit<Message, "link"> {
  const where = `${node} in ${cluster.name}`;
  const why = `${by}: ${asSentence(reason)}`;
  switch (kind) {
    case "started":
      return { title: `Maintenance on: ${where}`, text: `${why} ${detail}` };
    case "blocked":
      return { title: `Blocked: ${where}`, text: `${detail} Nothing goes on by itself.` };
    case "complete":
      return { title: `Complete: ${where}`, text: `${detail} ${why}` };
    case "reopened":
      return { title: `No longer complete: ${where}`, text: `${detail} Do not touch the machine now.` };
    case "failed":
      return {
        title: `Deadline passed: ${where}`,
        text: `${detail} Set a later deadline, name pods for deletion, or turn maintenance mode off.`,
      };
    case "ended":
      return { title: `Maintenance off: ${where}`, text: `${detail} ${why}` };
    case "forgotten": {
      const lasting = formatDuration(Date.parse(at) - Date.parse(since));
      return {
        title: `In maintenance for ${lasting}: ${where}`,
        text: `${why} ${detail} Turn maintenance mode off when the work is done.`,
      };
    }
  }
}

/** What a person sends to see whether a channel works. */
export function testMessage(by: string, url: string | undefined): Message {
  return {
    title: "Test from Drydock",
    text: `${by} tests this channel. News of maintenances will come here.`,
    link: url === undefined ? undefined : `${url}/notifications`,
  };
}
