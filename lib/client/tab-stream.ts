import type { Query, QueryClient } from "@tanstack/react-query";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { SessionBody } from "@/lib/contracts/session";
import type { RecordsTrouble } from "@/lib/contracts/stream";
import type { ClusterView } from "./apply-event";
import { type Connection, connectionAt, type Heard, steadyOffset } from "./connection";
import { keys } from "./keys";
import { openStream } from "./live-stream";
import { clusterPath } from "./paths";
import { writeEvent } from "./write-event";

export const NOTHING_HEARD: Connection = { state: "connecting", silentMs: 0, offsetMs: 0 };
/** Components of one page ask for their topics one after the other. Milliseconds. */
const GATHER_MS = 20;
/** What a page reads first goes before what then changes it. Milliseconds. */
const FIRST_MS = 100;
/** Going from one page to the next does not end a topic in between. Milliseconds. */
const LINGER_MS = 2_000;

/** The one stream of a tab. It is open while somebody looks at a topic. */
export interface Live {
  /** Keeps a topic on the stream until the returned function is called. `onNews`: something of it was told. */
  follow(topic: string, onNews?: () => void): () => void;
  /** Called when a connection that was read may be another. Returns the unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** How live the screen of a cluster is; without one, whether the console answers. The same object until it differs. */
  connection(cluster?: string): Connection;
  /** Why nothing can be recorded now, as the console last said; undefined: it can. */
  records(): RecordsTrouble | undefined;
  /** Opens the stream anew at once. */
  retry(): void;
}

interface Followed {
  readers: Set<() => void>;
  /** Since when nobody looks at it, in milliseconds since the epoch. */
  idleSince?: number;
  /** Where the stream is in it. */
  position?: string;
  /** It was told of at least once. */
  told: boolean;
}

const hasFailed = ({ state }: Query) => state.status === "error";

/** The cookie is the browser's: somebody may sign in by another tab, and what this one shows is then another's. */
export function createLive(client: QueryClient, startAnew = () => window.location.reload()): Live {
  const topics = new Map<string, Followed>();
  const views = new Map<string, ClusterView>();
  const listeners = new Set<() => void>();
  const connections = new Map<string | undefined, Connection>();
  let heard: Heard = { openedAt: 0, offsetMs: 0 };
  let records: RecordsTrouble | undefined;
  let reader: string | undefined;
  /** Topics of the open connection, in the order of its positions. */
  let asked: string[] = [];
  let stream: ReturnType<typeof openStream> | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function judge(cluster: string | undefined): Connection {
    if (stream === undefined) return NOTHING_HEARD;
    if (cluster === undefined) return connectionAt(heard, undefined, Date.now());
    const freshness = client.getQueryData<ClusterSummary>(keys.cluster(cluster))?.freshness;
    const found = connectionAt(heard, freshness, Date.now());
    const told = topics.get(clusterPath(cluster))?.told ?? false;
    // The console may be heard, and nothing yet of this cluster.
    return told || found.state === "offline" ? found : { ...NOTHING_HEARD, offsetMs: heard.offsetMs };
  }

  function judgeAll() {
    let differs = false;
    for (const [cluster, current] of connections) {
      const next = judge(cluster);
      // A screen that stays live is told nothing each second.
      if (next.state === "live" && current.state === "live" && next.offsetMs === current.offsetMs) continue;
      connections.set(cluster, next);
      differs = true;
    }
    if (differs) for (const listener of listeners) listener();
  }

  /** The same object as long as it says the same. */
  function hearRecords(told: RecordsTrouble | undefined) {
    if (told?.state === records?.state && told?.since === records?.since && told?.why === records?.why)
      return;
    // What could not be read meanwhile is read now, and nobody has to ask for it again.
    if (told === undefined) void client.refetchQueries({ type: "active", predicate: hasFailed });
    records = told;
    for (const listener of listeners) listener();
  }

  function url(): string {
    asked = [...topics.keys()];
    const query = asked.map((topic) => {
      const position = topics.get(topic)?.position;
      return `topic=${encodeURIComponent(position ? `${topic}@${position}` : topic)}`;
    });
    return `/api/v1/stream?${query.join("&")}`;
  }

  function start() {
    stream = openStream(url, {
      onEvent(event, ids) {
        const now = Date.now();
        for (const [at, position] of ids.split(",").entries()) {
          const followed = topics.get(asked[at] ?? "");
          if (followed && position !== "" && position !== "-") followed.position = position;
        }
        if (event.type === "beat") {
          const offsetMs = steadyOffset(heard, Date.parse(event.serverTime), now);
          heard = { ...heard, at: now, offsetMs };
          hearRecords(event.records);
          const known = reader ?? client.getQueryData<SessionBody>(keys.session)?.personId;
          reader = event.reader;
          if (known !== undefined && known !== reader) startAnew();
        } else {
          heard = { ...heard, at: now };
          const followed = topics.get(event.topic);
          if (followed) {
            followed.told = true;
            writeEvent(client, views, event);
            for (const onNews of followed.readers) onNews();
          }
        }
        judgeAll();
      },
      onListen() {
        heard = { ...heard, openedAt: Date.now() };
        judgeAll();
      },
      // The plain call says why: 401 leads to the sign-in page.
      onRefused: () => client.invalidateQueries({ queryKey: keys.session }),
    });
    ticking = setInterval(judgeAll, 1000);
  }

  /** Opens, opens anew or closes, as the topics ask for. */
  function settle() {
    settling = undefined;
    for (const [topic, { idleSince = Number.POSITIVE_INFINITY }] of topics)
      if (Date.now() - idleSince >= LINGER_MS) {
        topics.delete(topic);
        views.delete(topic);
      }
    if ([...topics.values()].some(({ idleSince }) => idleSince !== undefined)) settleIn(LINGER_MS);
    const same = asked.length === topics.size && asked.every((topic) => topics.has(topic));
    if (topics.size === 0) {
      stream?.stop();
      clearInterval(ticking);
      stream = undefined;
      asked = [];
    } else if (stream === undefined) start();
    else if (!same) stream.reopen();
  }

  function settleIn(ms: number) {
    if (ms !== LINGER_MS) clearTimeout(settling);
    else if (settling !== undefined) return;
    settling = setTimeout(settle, ms);
  }

  return {
    follow(topic, onNews = () => {}) {
      const followed = topics.get(topic) ?? { readers: new Set(), told: false };
      // Each call counts, also with a function that was given before.
      const reader = () => onNews();
      if (!topics.has(topic)) settleIn(stream === undefined ? FIRST_MS : GATHER_MS);
      topics.set(topic, followed);
      followed.readers.add(reader);
      followed.idleSince = undefined;
      return () => {
        if (!followed.readers.delete(reader) || followed.readers.size > 0) return;
        followed.idleSince = Date.now();
        settleIn(LINGER_MS);
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection(cluster) {
      const known = connections.get(cluster);
      if (known) return known;
      const first = judge(cluster);
      connections.set(cluster, first);
      return first;
    },
    records: () => records,
    retry: () => stream?.reopen(),
  };
}
