"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { type Connection, connectionAt, type Heard, steadyOffset } from "./connection";
import { keys } from "./keys";
import { openStream } from "./live-stream";
import { clusterPath } from "./paths";
import { writeEvent } from "./write-event";

const NOTHING_HEARD: Connection = { state: "connecting", silentMs: 0, offsetMs: 0 };
/** Going from one page of a cluster to the next does not end the stream in between. Milliseconds. */
const LINGER_MS = 2_000;

/** One stream a tab and cluster, shared by everything that shows the cluster; open while somebody looks on. */
interface Live {
  subscribe: (listener: () => void) => () => void;
  connection: () => Connection;
  retry: () => void;
}

function createLive(client: QueryClient, cluster: string): Live {
  const listeners = new Set<() => void>();
  let heard: Heard = { openedAt: 0, offsetMs: 0 };
  let current = NOTHING_HEARD;
  let stream: ReturnType<typeof openStream> | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;

  function judge() {
    const freshness = client.getQueryData<ClusterSummary>(keys.cluster(cluster))?.freshness;
    const next = connectionAt(heard, freshness, Date.now());
    // A screen that stays live is told nothing each second.
    if (next.state === "live" && current.state === "live" && next.offsetMs === current.offsetMs) return;
    current = next;
    for (const listener of listeners) listener();
  }

  function start() {
    stream ??= openStream(`/api/v1${clusterPath(cluster)}/stream`, {
      onEvent(event) {
        const now = Date.now();
        heard = { ...heard, at: now, offsetMs: steadyOffset(heard, Date.parse(event.serverTime), now) };
        writeEvent(client, cluster, event);
        judge();
      },
      onListen() {
        heard = { ...heard, openedAt: Date.now() };
        judge();
      },
      // The plain call says why: 401 leads to the sign-in page, 404 to the page of an unknown cluster.
      onRefused: () => client.invalidateQueries({ queryKey: keys.cluster(cluster) }),
    });
    ticking ??= setInterval(judge, 1000);
  }

  function stop() {
    stream?.stop();
    clearInterval(ticking);
    stream = undefined;
    ticking = undefined;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      clearTimeout(closing);
      start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) closing = setTimeout(stop, LINGER_MS);
      };
    },
    connection: () => current,
    retry: () => stream?.retry(),
  };
}

const LiveContext = createContext<((cluster: string) => Live) | undefined>(undefined);

/** Holds the streams of this tab. Inside of QueryClientProvider. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [find] = useState(() => {
    const streams = new Map<string, Live>();
    return (cluster: string) => {
      const live = streams.get(cluster) ?? createLive(client, cluster);
      streams.set(cluster, live);
      return live;
    };
  });
  return <LiveContext value={find}>{children}</LiveContext>;
}

function useStream(cluster: string): Live {
  const find = useContext(LiveContext);
  if (find === undefined) throw new Error("LiveProvider is missing above this component");
  return find(cluster);
}

/** Keeps the cluster's stream open while the component is shown. */
export function useLive(cluster: string): void {
  const live = useStream(cluster);
  useEffect(() => live.subscribe(() => {}), [live]);
}

/** How live the cluster's screen is; renders again when that changes, each second while it is not live. */
export function useConnection(cluster: string): Connection {
  const live = useStream(cluster);
  return useSyncExternalStore(live.subscribe, live.connection, () => NOTHING_HEARD);
}

/** Opens the stream anew at once, for "Try now". */
export function useReconnect(cluster: string): () => void {
  return useStream(cluster).retry;
}
