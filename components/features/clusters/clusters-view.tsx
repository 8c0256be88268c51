"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { FootLine } from "@/components/layout/foot-line";
import { ReadFailure } from "@/components/layout/read-failure";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { useUrlState } from "@/components/table/use-url-state";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later, useAhead, useOpened } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { useTenantDenied } from "@/lib/client/access";
import { useClusters, useSession } from "@/lib/client/queries";
import { count } from "@/lib/domain/words";
import { filterClusters, formatFilter, NO_FILTER, parseFilter } from "./cluster-filter";
import { ClusterTable } from "./cluster-table";
import { ClustersToolbar } from "./clusters-toolbar";
import { NoClusterOfYours, NoClusters } from "./no-clusters";

const loadAddClusterDialog = async () => (await import("./add-cluster-dialog")).AddClusterDialog;
const AddClusterDialog = later(loadAddClusterDialog);

/** Every cluster of this console, with what is in maintenance. */
export function ClustersView() {
  const { data, error, refetch } = useClusters();
  const { data: session } = useSession();
  const [filter, change] = useUrlState(parseFilter, formatFilter);
  const [adding, setAdding] = useState(false);
  useAhead(true, loadAddClusterDialog);
  const refused = useTenantDenied("cluster.manage");
  useKeys([
    {
      keys: "n",
      label: "Add cluster",
      run: () => {
        if (refused === undefined) setAdding(true);
      },
    },
  ]);
  const clusters = data?.items ?? [];
  const shown = filterClusters(clusters, filter);
  const nodes = clusters.reduce((sum, cluster) => sum + cluster.nodes.total, 0);
  const live = clusters.filter((cluster) => cluster.freshness.state === "live").length;
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <h1 className="text-title text-[1.125rem]">Clusters</h1>
        <p className="mr-auto truncate text-body text-text-2 tabular-nums">
          {data
            ? `${count(clusters.length, "cluster")}, ${nodes.toLocaleString("en")} ${nodes === 1 ? "node" : "nodes"}`
            : ""}
        </p>
        <SettingsMenu />
        <Button
          className="max-sm:w-11 max-sm:px-0"
          icon={<Plus aria-hidden size={16} strokeWidth={2} />}
          onClick={() => setAdding(true)}
          refused={refused}
          title={refused}
          variant="primary"
        >
          <span className="max-sm:sr-only">Add cluster</span>
        </Button>
      </header>
      {useOpened(adding) ? <AddClusterDialog onOpenChange={setAdding} open={adding} /> : null}
      {clusters.length > 0 ? <ClustersToolbar change={change} clusters={clusters} filter={filter} /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="Clusters are loading" rows={6} /> : null}
        {data && clusters.length === 0 ? (
          refused === undefined ? (
            <NoClusters onAdd={() => setAdding(true)} />
          ) : (
            <NoClusterOfYours administrators={session?.administrators ?? []} />
          )
        ) : null}
        {shown.length > 0 ? <ClusterTable clusters={shown} /> : null}
        {clusters.length > 0 && shown.length === 0 ? (
          <div role="status">
            <Empty
              action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
              title="No cluster matches"
            >
              The filters leave none of {count(clusters.length, "cluster")}.
            </Empty>
          </div>
        ) : null}
      </div>
      <FootLine
        keys={[
          { caps: ["J", "K"], label: "Move" },
          { caps: ["↵"], label: "Open cluster" },
          { caps: ["N"], label: "Add cluster" },
          { caps: ["/"], label: "Filter" },
        ]}
        live={data ? `Live, ${live} of ${clusters.length} clusters` : "Connecting"}
      />
    </>
  );
}
