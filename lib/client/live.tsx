"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { RecordsTrouble } from "@/lib/contracts/stream";
import type { Connection } from "./connection";
import { CLUSTERS_PATH, clusterPath } from "./paths";
import { createLive, type Live, NOTHING_HEARD } from "./tab-stream";

const LiveContext = createContext<Live | undefined>(undefined);

/** Holds the stream of this tab. Inside of QueryClientProvider. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState(() => createLive(client));
  return <LiveContext value={live}>{children}</LiveContext>;
}

function useStream(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error("LiveProvider is missing above this component");
  return live;
}

/** Keeps a topic, a path below /api/v1, on the tab's stream while the component is shown; none for undefined. */
export function useTopic(topic: string | undefined, onNews?: () => void): void {
  const live = useStream();
  useEffect(() => (topic === undefined ? undefined : live.follow(topic, onNews)), [live, topic, onNews]);
}

/** How live the cluster's screen is; renders again when that changes, each second while it is not live. */
export function useConnection(cluster?: string): Connection {
  const live = useStream();
  useTopic(cluster === undefined ? CLUSTERS_PATH : clusterPath(cluster));
  return useSyncExternalStore(
    live.subscribe,
    () => live.connection(cluster),
    () => NOTHING_HEARD,
  );
}

/** Why nothing that people begin can be recorded now; undefined: it can, or nothing was heard yet. */
export function useRecordsTrouble(): RecordsTrouble | undefined {
  const live = useStream();
  return useSyncExternalStore(live.subscribe, live.records, () => undefined);
}

/** Opens the stream anew at once, for "Try now". */
export function useReconnect(): () => void {
  return useStream().retry;
}
