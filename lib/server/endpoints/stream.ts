import { z } from "zod";
import { StreamEvent } from "@/lib/contracts/stream";
import { DrydockError } from "@/lib/domain/errors";
import { clusterById, startConsole } from "@/lib/server/console";
import { readWish, streamResponse } from "@/lib/server/stream";
import type { Endpoint } from "@/lib/server/with-route";

/** A tab looks at a handful. */
const MOST_TOPICS = 64;

const Query = z.object({
  topic: z
    .array(z.string())
    .describe(
      "/clusters, /clusters/{cluster}, /clusters/{cluster}/nodes/{node} or /clusters/{cluster}/workloads; several times. With @ and a position behind it goes on from there",
    ),
});

/** What a browser listens to: one stream a tab, for everything that the tab shows. */
export const streamTopics: Endpoint = {
  method: "GET",
  path: "/api/v1/stream",
  summary: "Server-sent events of each topic: the whole, then what changes",
  query: Query,
  events: StreamEvent,
  handle({ query, request }) {
    const wishes = query.getAll("topic").map(readWish);
    if (wishes.length === 0 || wishes.length > MOST_TOPICS) {
      throw new DrydockError({
        code: "bad-input",
        what: "The stream can't be opened",
        why: `It takes 1 to ${MOST_TOPICS} topics, and ${wishes.length} were asked for.`,
        field: "topic",
      });
    }
    const found = wishes.map((wish) => ({ ...wish, source: startConsole().topics.find(wish.topic) }));
    return streamResponse(found, request);
  },
};

/** The same for one cluster, for scripts. */
export const streamCluster: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/stream",
  summary: "Server-sent events of one cluster: a snapshot, then deltas",
  events: StreamEvent,
  handle({ params, request }) {
    clusterById(params.cluster);
    const topic = `/clusters/${params.cluster}`;
    return streamResponse([{ topic, source: startConsole().topics.find(topic) }], request);
  },
};
