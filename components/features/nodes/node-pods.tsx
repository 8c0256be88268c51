"use client";
import { useMemo, useRef } from "react";
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
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { usePods } from "@/lib/client/queries";
import { COLUMNS, POD_COLUMNS } from "./pods-columns";
import { podItems } from "./pods-items";
import { PodsTable } from "./pods-table";
import { PodsToolbar } from "./pods-toolbar";
import { formatPodView, parsePodView } from "./pods-view-state";

/** Pods of a node, live: what kubectl prints of each, what it asks for, and what maintenance does or would do with it. */
export function NodePods({ cluster, node }: { cluster: string; node: string }) {
  const pods = usePods(cluster, node);
  const connection = useConnection(cluster);
  const [view, change] = useUrlState(parsePodView, formatPodView);
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = view.columns ?? POD_COLUMNS;
  const wanted = useMemo(() => chosenColumns(COLUMNS, chosen), [chosen]);
  const columns = useRoom(scroller, wanted);
  const [density, toggleDensity] = useDensity(view, change);
  const rows = pods.data?.items;
  const items = useMemo(() => podItems(rows ?? [], view), [rows, view]);
  const shown = items.filter(({ kind }) => kind === "pod").length;

  return (
    <>
      <PodsToolbar
        change={change}
        cluster={cluster}
        display={
          <>
            <ColumnsMenu
              all={COLUMNS}
              chosen={chosen}
              onChoose={(ids) => change({ columns: ids && keptChoice(COLUMNS, ids, POD_COLUMNS) })}
              shown={columns}
              usual={POD_COLUMNS}
            />
            <DensityButton density={density} onToggle={toggleDensity} />
          </>
        }
        node={node}
        rows={rows ?? []}
        shown={shown}
        view={view}
      />
      <div className="min-h-80 flex-1 basis-80 overflow-y-auto" ref={scroller} style={gridStyle(columns)}>
        {rows ? (
          <PodsTable
            change={change}
            columns={columns}
            density={density}
            items={items}
            offsetMs={connection.offsetMs}
            scroller={scroller}
            stale={isStale(connection)}
            view={view}
          >
            {rows.length === 0 ? (
              <Empty title="No pod runs on this node">
                Pods show here as soon as the scheduler places one.
              </Empty>
            ) : shown === 0 ? (
              <Empty
                action={
                  <Button onClick={() => change({ q: "", verdicts: [], statuses: [] })}>Clear filters</Button>
                }
                title="No pod matches"
              >
                {rows.length} are there; the filters leave none of them.
              </Empty>
            ) : null}
          </PodsTable>
        ) : pods.error ? (
          <ErrorPanel
            forbidden={pods.error.problem.status === 403}
            onRetry={() => void pods.refetch()}
            reference={pods.error.problem.reference}
            title={pods.error.problem.title}
            todo={pods.error.problem.todo}
            why={pods.error.problem.detail}
          />
        ) : (
          <SkeletonRows label="Loading its pods" rows={8} />
        )}
      </div>
    </>
  );
}
