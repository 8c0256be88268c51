import type { Preferences } from "@/components/layout/preferences";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { SessionBody } from "@/lib/contracts/session";
import type { ClusterVerb } from "@/lib/domain/access/verb";
import { nameSome } from "@/lib/domain/words";
import type { Entry } from "./entry";
import { type FoundNode, nodeActions, nodesFound } from "./node-entries";
import { clusterEntry, clusterPages, consoleActions, kubeconfigs, mainPages } from "./place-entries";
import { rank, wordsOf } from "./rank";

/** Everything that there is to find, and where one is. */
export interface Sources {
  clusters: readonly ClusterSummary[];
  nodes: readonly FoundNode[];
  session: SessionBody | undefined;
  denied: (cluster: string, verb: ClusterVerb) => string | undefined;
  density: Preferences["density"];
  /** The cluster on whose pages one is. */
  cluster?: string;
  /** The node on whose page one is. */
  node?: string;
}

export interface Group {
  /** What its entries are; absent where the best of all kinds stand together. */
  title?: string;
  entries: readonly Entry[];
}

const MOST = 14;
const MOST_CLUSTERS = 6;

/** What a query finds. Without one: what can be done here, and where one can go. */
export function findAll(sources: Sources, query: string): Group[] {
  const words = wordsOf(query);
  const groups = words.length === 0 ? offered(sources) : [{ entries: ranked(sources, words) }];
  return groups.filter(({ entries }) => entries.length > 0);
}

function ranked(sources: Sources, words: readonly string[]): Entry[] {
  const { clusters, nodes, session, denied, density } = sources;
  const here = hereFirst(sources);
  const entries = [
    ...clusters.map(clusterEntry),
    ...nodesFound(
      nodes.toSorted((a, b) => Number(isHere(sources, b)) - Number(isHere(sources, a))),
      words,
    ),
    ...mainPages(session),
    ...here.flatMap(clusterPages),
    ...here.flatMap((cluster) => kubeconfigs(cluster, (verb) => denied(cluster.id, verb))),
    ...consoleActions(density),
  ];
  return rank(entries, words, MOST);
}

function offered(sources: Sources): Group[] {
  const { clusters, nodes, session, denied, density } = sources;
  const node = nodes.find((one) => isHere(sources, one));
  const cluster = clusters.find(({ id }) => id === sources.cluster);
  return [
    { title: node?.row.name, entries: node ? nodeActions(node) : [] },
    {
      title: cluster?.name,
      entries: cluster
        ? [...clusterPages(cluster), ...kubeconfigs(cluster, (verb) => denied(cluster.id, verb))]
        : [],
    },
    { title: "Clusters", entries: clusters.slice(0, MOST_CLUSTERS).map(clusterEntry) },
    { title: "Go to", entries: mainPages(session) },
    { title: "This console", entries: consoleActions(density) },
  ];
}

function hereFirst({ clusters, cluster }: Sources): ClusterSummary[] {
  return clusters.toSorted((a, b) => Number(b.id === cluster) - Number(a.id === cluster));
}

function isHere({ cluster, node }: Sources, one: FoundNode): boolean {
  return one.cluster === cluster && one.row.name === node;
}

/** What an empty list says. `unread`: clusters whose nodes were not looked at. */
export function nothingFound(unread: readonly string[]): string {
  const fact = "No cluster, node, page or action has all of these words.";
  if (unread.length === 0) return fact;
  return `${fact} Nodes of ${nameSome(unread)} were not looked at: open the cluster first.`;
}
