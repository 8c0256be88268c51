import type { Outcome } from "./outcome";

/** What a channel can be told, in the order in which a person chooses. */
export const NEWS_KINDS = [
  "started",
  "blocked",
  "complete",
  "reopened",
  "failed",
  "ended",
  "forgotten",
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

export function isNews(outcome: Outcome): outcome is NewsKind {
  return outcome !== "goes-on";
}

/** One piece of news of one maintenance, as it is queued for each channel that wants it. */
export interface News {
  kind: NewsKind;
  /** The same whoever tells it: a message is sent once under it. */
  key: string;
  at: string;
  cluster: { id: string; name: string };
  node: string;
  maintenance: string;
  by: string;
  reason: string;
  since: string;
  /** What holds it up, what was proven, how it ended: one sentence or two. */
  detail: string;
}

/** Where people want to be told, as far as choosing goes. */
export interface Wishes {
  events: readonly string[];
  /** Ids; absent: each cluster. */
  clusters?: readonly string[];
}

export function wants({ events, clusters }: Wishes, news: Pick<News, "kind" | "cluster">): boolean {
  return events.includes(news.kind) && (clusters === undefined || clusters.includes(news.cluster.id));
}
