"use client";
import { useNow } from "@/components/ui/use-now";
import { useConnection } from "@/lib/client/live";
import { type FootKey, FootLine } from "./foot-line";
import { footWords } from "./live-words";

/** Foot line of a cluster's page. */
export function ClusterFoot({ cluster, keys }: { cluster: string; keys?: readonly FootKey[] }) {
  return <FootLine keys={keys} live={footWords(useConnection(cluster), useNow())} />;
}
