"use client";
import { useState } from "react";
import { later } from "@/components/ui/later";
import { Skeleton } from "@/components/ui/skeleton";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useNodes } from "@/lib/client/queries";
import type { Resource } from "./capacity";
import { resourceName } from "./capacity-words";
import { Card } from "./card";
import { MAX_SQUARES } from "./map-layout";
import { NodeMap } from "./node-map";
import { PoolBars } from "./pool-bars";

const LevelSelect = later(async () => (await import("./level-select")).LevelSelect);

/** All nodes by zone and pool; the level shows what is requested of each. */
export function MapCard({ cluster }: { cluster: string }) {
  const { data: all } = useNodes(cluster);
  // A dock without its water would say that nothing runs there.
  const data = all?.some((node) => node.uncounted) ? undefined : all;
  const [resource, setResource] = useState<Resource>("cpuMilli");
  const stale = isStale(useConnection(cluster));
  const docks = data !== undefined && data.length <= MAX_SQUARES;
  return (
    <Card
      aside={
        docks ? (
          <div className="flex items-center gap-2">
            <span className="flex items-center gap-1.5 text-meta text-text-2 max-sm:hidden">
              <span
                aria-hidden="true"
                className="size-3.5 rounded-[3px] border-water border-t-2 bg-water-soft"
              />
              Waterline: {resourceName[resource]} requested
            </span>
            {/* As wide as it gets, before its code is there. */}
            <span className="flex h-8 min-w-24 justify-end">
              <LevelSelect onResource={setResource} resource={resource} />
            </span>
          </div>
        ) : null
      }
      title="Node map"
    >
      {data === undefined ? (
        <div className="flex gap-3 p-4">
          <Skeleton className="h-26 w-21" />
          <Skeleton className="h-26 w-21" />
          <Skeleton className="h-26 w-21" />
        </div>
      ) : docks ? (
        <NodeMap cluster={cluster} nodes={data} resource={resource} stale={stale} />
      ) : (
        <PoolBars nodes={data} stale={stale} />
      )}
    </Card>
  );
}
