import { setImmediate as nextTurn } from "node:timers/promises";
import { type ClusterEvent, type ClusterEvents, keepNewest } from "@/lib/domain/cluster-event";
import { projectEvent } from "./event-list";
import { type Target, told } from "./node-commands";
import { collectionPath, EVENTS } from "./paths";
import type { RawEvent, RawList } from "./raw";

const PAGE = 500;
/** The API server lists by name, not by time: all are read to know the newest, up to so many. */
const MOST_READ = 20_000;
/** What is kept of them. */
const MOST_KEPT = 2_000;
const DEADLINE_MS = 10_000;

function projectClusterEvent(raw: RawEvent): ClusterEvent {
  const { kind = "", namespace, name = "" } = raw.involvedObject ?? {};
  const host = kind === "Node" ? name : raw.source?.host;
  return { ...projectEvent(raw), object: { kind, namespace, name }, node: host || undefined };
}

/**
 * The newest Events of all namespaces. Read page by page and projected, so that a cluster with a hundred thousand of
 * them costs the memory of a page and of those that are kept.
 *
 * Throws DrydockError (forbidden, cluster-unreachable, cluster-credentials).
 */
export function listClusterEvents({ http, cluster }: Target): Promise<ClusterEvents> {
  const asked = { cluster, verb: "list", object: "events in all namespaces" };
  return told(asked, async () => {
    let events: readonly ClusterEvent[] = [];
    let more = false;
    let token = "";
    for (let read = 0; read < MOST_READ; read += PAGE) {
      const page = await http.fetchJson<RawList>({
        path: collectionPath(EVENTS),
        query: { limit: String(PAGE), ...(token === "" ? {} : { continue: token }) },
        deadlineMs: DEADLINE_MS,
        lane: "streams",
      });
      const { kept, dropped } = keepNewest(
        events,
        ((page.items ?? []) as RawEvent[]).map(projectClusterEvent),
        MOST_KEPT,
      );
      events = kept;
      more ||= dropped;
      token = page.metadata?.continue ?? "";
      if (token === "") return { events, more };
      await nextTurn();
    }
    return { events, more: true };
  });
}
