import { z } from "zod";
import { StreamEvent } from "@/lib/contracts/stream";
import type { Principal } from "@/lib/domain/access/principal";
import { DrydockError } from "@/lib/domain/errors";
import { credentialOf } from "@/lib/server/auth";
import { clusterById, getConsole } from "@/lib/server/console";
import { type Finder, type Listener, readWish, streamResponse } from "@/lib/server/stream";
import type { Endpoint } from "@/lib/server/with-route";

/** A tab looks at a handful. */
const MOST_TOPICS = 64;

const Query = z.object({
  topic: z
    .array(z.string())
    .describe(
      "/clusters, /maintenances, /clusters/{cluster}, /clusters/{cluster}/nodes/{node} or /clusters/{cluster}/workloads; several times. With @ and a position behind it goes on from there",
    ),
});

/** Who listens: what they may hear is looked up with the rights that they have at that moment. */
function listenerOf(person: Principal, request: Request): Listener {
  const token = credentialOf(request)?.token ?? "";
  const finderFor =
    (principal: Principal): Finder =>
    (topic) =>
      getConsole().topics.find(topic, principal);
  return {
    reader: person.personId,
    find: finderFor(person),
    async again() {
      const principal = await getConsole().people.principals.recently(token);
      return principal && finderFor(principal);
    },
    records() {
      const now = getConsole().database.state();
      return now.state === "ready" ? undefined : now;
    },
  };
}

/** What a browser listens to: one stream a tab, for everything that the tab shows. */
export const streamTopics: Endpoint = {
  method: "GET",
  path: "/api/v1/stream",
  // Each topic is judged by itself, at the beginning and for as long as it is told.
  verb: "self",
  summary: "Server-sent events of each topic: the whole, then what changes",
  query: Query,
  events: StreamEvent,
  handle({ query, person, request }) {
    const wishes = query.getAll("topic").map(readWish);
    if (wishes.length === 0 || wishes.length > MOST_TOPICS) {
      throw new DrydockError({
        code: "bad-input",
        what: "The stream can't be opened",
        why: `It takes 1 to ${MOST_TOPICS} topics, and ${wishes.length} were asked for.`,
        field: "topic",
      });
    }
    return streamResponse(wishes, request, listenerOf(person, request));
  },
};

/** The same for one cluster, for scripts. */
export const streamCluster: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/stream",
  verb: "cluster.read",
  summary: "Server-sent events of one cluster: a snapshot, then deltas",
  events: StreamEvent,
  handle({ params, person, request }) {
    clusterById(params.cluster);
    const wish = { topic: `/clusters/${params.cluster}` };
    return streamResponse([wish], request, listenerOf(person, request));
  },
};
