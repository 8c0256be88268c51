import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { NodeRow } from "@/lib/contracts/node";
import type { ActivityEntry, StreamEvent } from "@/lib/contracts/stream";

/** At most four deltas a second. */
const COALESCE_MS = 250;
const BEAT_MS = 2_000;

export interface Picture {
  cluster: ClusterSummary;
  nodes: NodeRow[];
  activity: ActivityEntry[];
}

export interface Subscriber {
  /** Returns false when its queue is full; it then gets a snapshot later instead of a backlog. */
  send(event: StreamEvent): boolean;
  close(): void;
}

export interface Hub {
  /** Something may have changed. Cheap; the picture is made once per period and only if somebody looks. */
  touch(): void;
  subscribe(subscriber: Subscriber): () => void;
  close(): void;
}

interface Shown {
  cluster: string;
  nodes: Map<string, string>;
  activity: string;
}

/** Tells each open tab what changed: a snapshot first, then deltas of rows whose text differs. */
export function createHub(paint: () => Picture): Hub {
  const subscribers = new Map<Subscriber, { behind: boolean }>();
  let shown: Shown | undefined;
  let timer: NodeJS.Timeout | undefined;
  const now = () => new Date().toISOString();
  const snapshotOf = (picture: Picture): StreamEvent => ({ type: "snapshot", serverTime: now(), ...picture });

  const remember = (picture: Picture): Shown => ({
    cluster: JSON.stringify(picture.cluster),
    nodes: new Map(picture.nodes.map((row) => [row.name, JSON.stringify(row)])),
    // An entry can have an older time than the newest: it is told from when a person acted.
    activity: picture.activity.map(({ id }) => id).join(),
  });

  function deltaOf(before: Shown, after: Shown, picture: Picture): StreamEvent | undefined {
    const nodes = picture.nodes.filter((row) => before.nodes.get(row.name) !== after.nodes.get(row.name));
    const removedNodes = [...before.nodes.keys()].filter((name) => !after.nodes.has(name));
    const cluster = before.cluster === after.cluster ? undefined : picture.cluster;
    const activity = before.activity === after.activity ? undefined : picture.activity;
    if (nodes.length === 0 && removedNodes.length === 0 && !cluster && !activity) return undefined;
    return { type: "delta", serverTime: now(), cluster, nodes, removedNodes, activity };
  }

  function publish(): void {
    timer = undefined;
    if (subscribers.size === 0) return;
    const picture = paint();
    const before = shown;
    shown = remember(picture);
    const delta = before && deltaOf(before, shown, picture);
    for (const [subscriber, state] of subscribers) {
      const event = state.behind ? snapshotOf(picture) : delta;
      if (event) state.behind = !subscriber.send(event);
    }
  }

  const beat = setInterval(() => {
    for (const [subscriber, state] of subscribers) {
      if (!state.behind) subscriber.send({ type: "beat", serverTime: now() });
    }
    // Times since and the API server's latency change without an event.
    hub.touch();
  }, BEAT_MS);
  beat.unref();

  const hub: Hub = {
    touch() {
      if (subscribers.size > 0) timer ??= setTimeout(publish, COALESCE_MS);
    },
    subscribe(subscriber) {
      const picture = paint();
      // Others compare with what they were shown; a first reader starts the comparison.
      if (subscribers.size === 0) shown = remember(picture);
      subscribers.set(subscriber, { behind: !subscriber.send(snapshotOf(picture)) });
      hub.touch();
      return () => subscribers.delete(subscriber);
    },
    close() {
      clearInterval(beat);
      clearTimeout(timer);
      for (const subscriber of subscribers.keys()) subscriber.close();
      subscribers.clear();
    },
  };
  return hub;
}
