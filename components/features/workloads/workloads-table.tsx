"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, type RefObject, useCallback, useMemo, useState } from "react";
import type { Density } from "@/components/layout/use-density";
import type { TableColumn } from "@/components/table/columns";
import { nextSort, toggled } from "@/components/table/sort";
import { TableHead } from "@/components/table/table-head";
import { TableRows } from "@/components/table/table-rows";
import { useCursor } from "@/components/table/use-cursor";
import { useTableKeys } from "@/components/table/use-table-keys";
import { NARROW, useMedia } from "@/components/ui/use-media";
import { type Connection, isStale } from "@/lib/client/connection";
import { nodePath } from "@/lib/client/paths";
import type { PodRow } from "@/lib/contracts/pod";
import type { WorkloadSort } from "@/lib/contracts/workload";
import { PodCard, WorkloadCard } from "./cards";
import { LoadingLine } from "./loading-line";
import { PodLine } from "./pod-line";
import { RiskLine } from "./risk-line";
import type { TableItem } from "./table-items";
import { useLineKeys } from "./use-line-keys";
import type { ViewState } from "./view-state";
import { WorkloadRow } from "./workload-row";

interface WorkloadsTableProps {
  cluster: string;
  connection: Connection;
  items: readonly TableItem[];
  columns: readonly TableColumn<WorkloadSort>[];
  density: Density;
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  scroller: RefObject<HTMLDivElement | null>;
  /** Stands beneath the head when there is no row. */
  children?: ReactNode;
}

const HEAD_PX = 32;
const ROW_PX = { comfortable: 40, compact: 32 };
/** A guess: cards are as tall as their words. */
const CARD_PX = 78;

/** The table itself: a tree grid of workloads and their pods, or cards on narrow screens. */
export function WorkloadsTable(props: WorkloadsTableProps) {
  const { cluster, connection, items, columns, density, view, change, scroller } = props;
  const narrow = useMedia(NARROW);
  const router = useRouter();
  const [menuFor, setMenuFor] = useState<string>();
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const cursor = useCursor(keys, scroller);
  const { open } = view;
  const onToggle = useCallback((key: string) => change({ open: toggled(open, key) }), [change, open]);
  const onOpen = useCallback(
    (pod: PodRow) => {
      if (pod.node !== undefined) router.push(nodePath(cluster, pod.node));
    },
    [router, cluster],
  );
  const onMenu = useCallback((key: string, shown: boolean) => setMenuFor(shown ? key : undefined), []);
  const height = narrow ? CARD_PX : ROW_PX[density];
  const heightOf = useCallback(() => height, [height]);
  useTableKeys(cursor, "row");
  useLineKeys({ items, cursor, onToggle, onOpen, onMenu });

  const [Workload, Pod] = narrow ? [WorkloadCard, PodCard] : [WorkloadRow, PodLine];
  const render = (item: TableItem, at: number) => {
    const line = {
      cluster,
      lineKey: item.key,
      rowIndex: at + 2, // the head is the first
      offsetMs: connection.offsetMs,
      stale: isStale(connection),
      current: item.key === cursor.current,
      menuOpen: item.key === menuFor,
      onMenu,
      onCurrent: cursor.onCurrent,
      columns,
    };
    if (item.row === undefined)
      return <LoadingLine level={item.kind === "pod" ? 2 : 1} lineKey={item.key} rowIndex={at + 2} />;
    if (item.kind === "risk") return <RiskLine {...line} risk={item.row} />;
    return item.kind === "workload" ? (
      <Workload {...line} onToggle={onToggle} open={item.open} row={item.row} />
    ) : (
      <Pod {...line} onOpen={onOpen} row={item.row} />
    );
  };

  return (
    <>
      <div
        aria-colcount={narrow ? undefined : columns.length + 2}
        aria-label="Workloads"
        aria-rowcount={items.length + 1}
        data-density={density}
        role="treegrid"
      >
        {narrow ? null : (
          <TableHead
            columns={columns}
            onSort={(column) => change({ sort: nextSort(view.sort, column) })}
            sort={view.sort}
            tick={<span className="sr-only">Pods</span>}
          />
        )}
        <TableRows
          headPx={narrow ? 0 : HEAD_PX}
          heightOf={heightOf}
          items={items}
          kept={cursor.place}
          measured={narrow}
          onRevealed={cursor.onRevealed}
          render={render}
          scroller={scroller}
          wanted={cursor.wanted}
        />
      </div>
      {props.children}
    </>
  );
}
