import type { NodeRow } from "@/lib/contracts/node";
import type { PoolGroup } from "./node-groups";

/** What stands in the table from top to bottom. */
export type TableItem =
  | { kind: "group"; key: string; heads: true; group: PoolGroup; open: boolean }
  | { kind: "node"; key: string; heads?: undefined; row: NodeRow }
  /** A run of healthy control-plane nodes in one line, on narrow screens. */
  | { kind: "fold"; key: string; heads?: undefined; pool: string; nodes: number };

export interface ItemOptions {
  closed: readonly string[];
  /** Narrow screen: runs of healthy control-plane nodes are folded, but for the pools in `unfolded`. */
  foldRuns: boolean;
  unfolded: readonly string[];
  /** The row that a link points to is never folded away. */
  node?: string;
}

/** The groups as one list, for rendering and for counting rows. */
export function tableItems(groups: readonly PoolGroup[], options: ItemOptions): TableItem[] {
  return groups.flatMap((group) => {
    const open = !options.closed.includes(group.pool);
    const head: TableItem = { kind: "group", key: `group ${group.pool}`, heads: true, group, open };
    if (!open) return [head];
    const fold = options.foldRuns && group.kind === "control-plane" && !options.unfolded.includes(group.pool);
    return [head, ...(fold ? foldedRows(group, options.node) : group.rows.map(nodeItem))];
  });
}

const nodeItem = (row: NodeRow): TableItem => ({ kind: "node", key: row.name, row });

/** The first of a run of healthy rows stays; two or more behind it become one line. */
function foldedRows(group: PoolGroup, node: string | undefined): TableItem[] {
  const items: TableItem[] = [];
  let run: NodeRow[] = [];
  const flush = () => {
    const [first, ...rest] = run;
    if (first) items.push(nodeItem(first));
    if (rest.length > 1)
      items.push({
        kind: "fold",
        key: `fold ${group.pool} ${rest[0]?.name}`,
        pool: group.pool,
        nodes: rest.length,
      });
    else items.push(...rest.map(nodeItem));
    run = [];
  };
  for (const row of group.rows) {
    const quiet =
      row.health.state === "healthy" && row.status === "Ready" && !row.maintenance && row.name !== node;
    if (quiet) run.push(row);
    else {
      flush();
      items.push(nodeItem(row));
    }
  }
  flush();
  return items;
}

/** Names of the rows from top to bottom: where J and K go. */
export function rowNames(items: readonly TableItem[]): string[] {
  return items.flatMap((item) => (item.kind === "node" ? [item.row.name] : []));
}
