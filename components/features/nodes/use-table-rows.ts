"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { NARROW, useMedia } from "@/components/ui/use-media";
import type { NodeRow } from "@/lib/contracts/node";
import { filterNodes } from "./node-filter";
import { groupByPool } from "./node-groups";
import { sortNodes } from "./node-sort";
import { type TableItem, tableItems } from "./table-items";
import type { ViewState } from "./view-state";

export interface TableRowsState {
  items: readonly TableItem[];
  /** Nodes that the filters leave, folded ones too. */
  shown: number;
  narrow: boolean;
  unfold: (pool: string) => void;
}

/** From all rows to what stands in the table: filtered, sorted, grouped, folded. */
export function useTableRows(
  rows: readonly NodeRow[] | undefined,
  view: ViewState,
  change: (change: Partial<ViewState>) => void,
): TableRowsState {
  const narrow = useMedia(NARROW);
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const { q, pools, health, phases, sort, closed, node } = view;
  const shown = useMemo(
    () => sortNodes(filterNodes(rows ?? [], { q, pools, health, phases }), sort),
    [rows, q, pools, health, phases, sort],
  );
  const items = useMemo(
    () => tableItems(groupByPool(shown, rows ?? []), { closed, foldRuns: narrow, unfolded, node }),
    [shown, rows, closed, narrow, unfolded, node],
  );
  useOpenOnMaintenance(rows, view, change);
  return {
    items,
    shown: shown.length,
    narrow,
    unfold: (pool) => setUnfolded((pools) => [...pools, pool]),
  };
}

/** A folded pool opens by itself when another of its nodes goes into maintenance, or when a link points into it. */
function useOpenOnMaintenance(
  rows: readonly NodeRow[] | undefined,
  { closed, node }: ViewState,
  change: (change: Partial<ViewState>) => void,
) {
  const before = useRef<ReadonlySet<string>>(undefined);
  const linked = useRef<string>(undefined);
  useEffect(() => {
    if (!rows) return;
    const inMaintenance = rows.filter((row) => row.maintenance);
    const fresh = before.current ? inMaintenance.filter((row) => !before.current?.has(row.name)) : [];
    before.current = new Set(inMaintenance.map((row) => row.name));
    const target = node !== linked.current ? rows.find((row) => row.name === node) : undefined;
    linked.current = node;
    const pools = new Set([...fresh, ...(target ? [target] : [])].map((row) => row.pool));
    if (closed.some((pool) => pools.has(pool))) change({ closed: closed.filter((pool) => !pools.has(pool)) });
  }, [rows, closed, node, change]);
}
