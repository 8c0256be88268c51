"use client";
import { usePathname, useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type TabLink, TabLinks } from "@/components/ui/tab-links";
import { useKeys } from "@/components/ui/use-keys";
import { clusterPath } from "@/lib/client/paths";
import { useCluster } from "@/lib/client/queries";
import { ClusterHeader } from "./cluster-header";
import { CLUSTER_TABS, clusterTabHref } from "./cluster-tabs";
import { ReadFailure } from "./read-failure";
import { StaleLine } from "./stale-line";

/** Header, tabs and the line that says when the cluster is not live; around each page of a cluster. */
export function ClusterFrame({ cluster, children }: { cluster: string; children: ReactNode }) {
  const { data, error, refetch } = useCluster(cluster);
  const path = usePathname();
  const router = useRouter();
  const base = clusterPath(cluster);
  const tabs = CLUSTER_TABS.map((tab): TabLink => {
    const href = clusterTabHref(cluster, tab);
    return {
      href,
      label: tab.label,
      current: tab.part === "" ? !path.startsWith(`${base}/`) : path.startsWith(href),
      count: tab.part === "nodes" ? data?.nodes.total : undefined,
    };
  });
  const node = nodeIn(path, base);
  const turn = (by: number) => {
    const at = tabs.findIndex((tab) => tab.current);
    const to = tabs[(at + by + tabs.length) % tabs.length];
    if (to) router.push(to.href);
  };
  // The page of a node has tabs of its own.
  useKeys(
    node === undefined
      ? [
          { keys: "[", label: "Tab before", run: () => turn(-1) },
          { keys: "]", label: "Tab after", run: () => turn(1) },
        ]
      : [],
  );
  // What was read once stays on the screen, unless one may not read it any more.
  const forbidden = error?.problem.code === "forbidden";
  if (error && (!data || forbidden)) {
    return (
      <>
        <ClusterHeader cluster={cluster} />
        <ReadFailure error={error} retry={refetch} />
      </>
    );
  }
  return (
    <>
      <ClusterHeader cluster={cluster} node={node} />
      {node === undefined ? <TabLinks label="Cluster" tabs={tabs} /> : null}
      <StaleLine cluster={cluster} />
      {children}
    </>
  );
}

/** The node whose page it is, if it is one's. */
function nodeIn(path: string, base: string): string | undefined {
  const nodes = `${base}/nodes/`;
  return path.startsWith(nodes) ? decodeURIComponent(path.slice(nodes.length)) : undefined;
}
