"use client";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { PageLink } from "@/components/ui/page-link";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useNodes } from "@/lib/client/queries";
import { countInMaintenance, inMaintenance } from "./phase-words";

/** Under the tabs of what nodes in maintenance are left out of: how many there are, and what that means here. */
export function MaintenanceBanner({ cluster, children }: { cluster: string; children: ReactNode }) {
  const nodes = inMaintenance(useNodes(cluster).data ?? []);
  const stale = isStale(useConnection(cluster));
  if (nodes.length === 0) return null;
  return (
    <Banner
      action={
        <PageLink
          className="font-[550] text-accent text-body hover:underline"
          href={`${clusterPath(cluster)}/nodes`}
        >
          Go to nodes
        </PageLink>
      }
      detail={children}
      fact={`${countInMaintenance(nodes.length)}.`}
      flush
      state={stale ? "stale" : "complete"}
    />
  );
}
