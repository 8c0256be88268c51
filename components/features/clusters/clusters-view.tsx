"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { FootLine } from "@/components/layout/foot-line";
import { ReadFailure } from "@/components/layout/read-failure";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterInput } from "@/components/ui/filter-input";
import { later, useAhead, useOpened } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { useTenantDenied } from "@/lib/client/access";
import { useClusters } from "@/lib/client/queries";
import { count } from "@/lib/domain/words";
import { ClusterTable } from "./cluster-table";
import { NoClusters } from "./no-clusters";
import { SquaresLegend } from "./squares-legend";

const loadAddClusterDialog = async () => (await import("./add-cluster-dialog")).AddClusterDialog;
const AddClusterDialog = later(loadAddClusterDialog);

/** Every cluster of this console, with what is in maintenance. */
export function ClustersView() {
  const { data, error, refetch } = useClusters();
  const [filter, setFilter] = useState("");
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
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = clusters.filter(({ name, server }) =>
    words.every((word) => name.toLowerCase().includes(word) || server.toLowerCase().includes(word)),
  );
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
      {clusters.length > 0 ? (
        <div className="flex shrink-0 flex-wrap items-center justify-between gap-3 px-5 pb-3 max-sm:px-4">
          <FilterInput label="Filter clusters" onValueChange={setFilter} value={filter} />
          <SquaresLegend />
        </div>
      ) : null}
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="Clusters are loading" rows={6} /> : null}
        {data && clusters.length === 0 ? (
          <NoClusters onAdd={() => setAdding(true)} refused={refused} />
        ) : null}
        {shown.length > 0 ? <ClusterTable clusters={shown} /> : null}
        {clusters.length > 0 && shown.length === 0 ? (
          <div role="status">
            <Empty
              action={<Button onClick={() => setFilter("")}>Clear filter</Button>}
              title="No cluster matches"
            >
              No cluster's name or address contains “{filter}”.
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
