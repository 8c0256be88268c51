import { formatClock, formatSeen } from "@/components/ui/clock";
import type { Connection } from "@/lib/client/connection";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { asSentence } from "@/lib/domain/words";

/** The red line over a cluster that is not live: what happened, why, and what holds meanwhile. */
export function staleWords(
  connection: Connection,
  cluster: ClusterSummary | undefined,
  now: Date,
): { fact: string; detail: string } {
  const since = connection.since ? ` since ${formatSeen(connection.since, now)}` : "";
  const seen = connection.lastSeen
    ? `Below is what was last seen at ${formatSeen(connection.lastSeen, now)}.`
    : "Nothing was seen of it yet.";
  if (connection.state === "offline") {
    return {
      fact: `The console gives no answer${since}`,
      detail: `${seen} The nodes keep running. Check that the console runs and that the network holds.`,
    };
  }
  const { why: reason, of, state } = cluster?.freshness ?? {};
  const why = reason ? `${asSentence(reason)} ` : "";
  if (state === "refused" && of) {
    return {
      fact: `The console may not read ${of}${since}`,
      detail: `${why}${seen} Give its account the rights to list and watch ${of}; it goes on by itself.`,
    };
  }
  if (state === "refused") {
    return {
      fact: `The API server refuses the console's credentials${since}`,
      detail: `${why}${seen} ${renewal(cluster)}`,
    };
  }
  return {
    fact: of ? `No news of ${of}${since}` : `API server unreachable${since}`,
    detail: `${why}${seen} The nodes keep running; a drain waits and goes on from the cluster's own state.`,
  };
}

function renewal(cluster: ClusterSummary | undefined): string {
  return cluster?.origin === "added"
    ? "An Administrator rotates its credential on the page Clusters."
    : "Renew the credentials in the kubeconfig; the console reads it again by itself.";
}

/** Why nothing can be changed while the screen is not live; undefined while it is. */
export function staleReason(connection: Connection): string | undefined {
  const since = connection.since ? ` since ${formatClock(connection.since)}` : "";
  if (connection.state === "stale")
    return `Nothing can be changed: the API server has been unreachable${since}.`;
  if (connection.state === "offline") return `Nothing can be changed: the console gives no answer${since}.`;
  return undefined;
}
