"use client";
import { useMemo, useRef } from "react";
import { ClusterFoot } from "@/components/layout/cluster-foot";
import { useDensity } from "@/components/layout/use-density";
import { chosenColumns, keptChoice } from "@/components/table/columns";
import { ColumnsMenu } from "@/components/table/columns-menu";
import { DensityButton } from "@/components/table/density-button";
import { gridStyle } from "@/components/table/grid";
import { useRoom } from "@/components/table/use-room";
import { useUrlState } from "@/components/table/use-url-state";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useConnection } from "@/lib/client/live";
import { useWorkloadNews } from "@/lib/client/workload-queries";
import { count } from "@/lib/domain/words";
import { COLUMNS, USUAL } from "./columns";
import { useWorkloadRows } from "./use-workload-rows";
import { formatView, NO_FILTER, parseView } from "./view-state";
import { WorkloadsTable } from "./workloads-table";
import { WorkloadsToolbar } from "./workloads-toolbar";

const KEYS = [
  { caps: ["J", "K"], label: "Move" },
  { caps: ["↵"], label: "Show pods" },
  { caps: ["."], label: "Actions" },
  { caps: ["/"], label: "Filter" },
  { caps: ["Y"], label: "Copy name" },
];

/** The Workloads tab: what runs in the cluster, live, and what maintenance would mean for it. */
export function WorkloadsView({ cluster }: { cluster: string }) {
  const [view, change] = useUrlState(parseView, formatView);
  const scroller = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const connection = useConnection(cluster);
  useWorkloadNews(cluster);
  const { items, total, all, error, retry } = useWorkloadRows(cluster, view, scroller);
  const chosen = view.columns ?? USUAL;
  const wanted = useMemo(() => chosenColumns(COLUMNS, chosen), [chosen]);
  const shown = useRoom(scroller, wanted);
  const [density, toggleDensity] = useDensity(view, change);
  const loaded = hydrated && total !== undefined;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <WorkloadsToolbar
        all={all}
        change={change}
        cluster={cluster}
        connection={connection}
        display={
          <>
            <ColumnsMenu
              all={COLUMNS}
              chosen={chosen}
              onChoose={(ids) => change({ columns: ids && keptChoice(COLUMNS, ids, USUAL) })}
              shown={shown}
              usual={USUAL}
            />
            <DensityButton density={density} onToggle={toggleDensity} />
          </>
        }
        total={total}
        view={view}
      />
      <div className="min-h-0 flex-1 overflow-y-auto" ref={scroller} style={gridStyle(shown)}>
        {loaded ? (
          <WorkloadsTable
            change={change}
            cluster={cluster}
            columns={shown}
            connection={connection}
            density={density}
            items={items}
            scroller={scroller}
            view={view}
          >
            {all === 0 ? (
              <Empty title="No workload in this cluster">
                The API server answers and lists no pod. Workloads show here as soon as they have one.
              </Empty>
            ) : total === 0 ? (
              <Empty
                action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
                title="No workload matches"
              >
                {count(all ?? 0, "workload")} {all === 1 ? "is" : "are"} there; the filters leave none of
                them.
              </Empty>
            ) : null}
          </WorkloadsTable>
        ) : hydrated && error ? (
          <ErrorPanel
            forbidden={error.problem.status === 403}
            onRetry={retry}
            reference={error.problem.reference}
            title={error.problem.title}
            todo={error.problem.todo}
            why={error.problem.detail}
          />
        ) : (
          <SkeletonRows label="Loading workloads" rows={12} />
        )}
      </div>
      <ClusterFoot cluster={cluster} keys={KEYS} />
    </div>
  );
}
