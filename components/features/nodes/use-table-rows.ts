"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { NARROW, useMedia } from "@/components/ui/use-media";
import type { NodeRow } from "@/lib/contracts/node";
import { filterNodes } from "./node-filter";
import { groupByPool } from "./node-groups";
import { sortNodes } from "./node-sort";
import { rowNames, type TableItem, tableItems } from "./table-items";
import type { ViewState } from "./view-state";

const NO_ROWS: readonly NodeRow[] = [];

export interface TableRowsState {
  items: readonly TableItem[];
  /** Names of the rows that stand in the table, from top to bottom. */
  names: readonly string[];
  /** Rows that the filters leave, folded ones too. */
  shown: readonly NodeRow[];
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
  const { q, pools, zones, roles, health, phases, labels, sort, closed, node } = view;
  const all = rows ?? NO_ROWS;
  const left = useMemo(
    () => filterNodes(all, { q, pools, zones, roles, health, phases, labels }),
    [all, q, pools, zones, roles, health, phases, labels],
  );
  const groups = useMemo(() => groupByPool(sortNodes(left, sort), all), [left, sort, all]);
  const items = useMemo(
    () => tableItems(groups, { closed, foldRuns: narrow, unfolded, node }),
    [groups, closed, narrow, unfolded, node],
  );
  const names = useMemo(() => rowNames(items), [items]);
  const shown = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const unfold = useCallback((pool: string) => setUnfolded((pools) => [...pools, pool]), []);
  useOpenOnMaintenance(rows, view, change);
  return { items, names, shown, narrow, unfold };
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
