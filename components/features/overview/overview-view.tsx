"use client";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { useCluster } from "@/lib/client/queries";
import { ActivityCard } from "./activity-card";
import { CapacityCard } from "./capacity-card";
import { HealthCard } from "./health-card";
import { MapCard } from "./map-card";

/** What a cluster is, how it is, and what is in maintenance. Each card fails or loads alone. */
export function OverviewView({ cluster }: { cluster: string }) {
  const { data } = useCluster(cluster);
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid items-start gap-4 px-5 py-4 max-sm:px-4 md:grid-cols-[minmax(0,420px)_minmax(0,1fr)]">
          <div className="flex flex-col gap-4">
            <HealthCard cluster={cluster} summary={data} />
            <ActivityCard cluster={cluster} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <MapCard cluster={cluster} />
            <CapacityCard cluster={cluster} />
          </div>
        </div>
      </div>
      <ClusterFoot
        cluster={cluster}
        keys={[
          { caps: ["[", "]"], label: "Tabs" },
          { caps: ["G", "C"], label: "Clusters" },
          { caps: ["T"], label: "Theme" },
        ]}
      />
    </>
  );
}
