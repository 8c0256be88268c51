"use client";
import { type RefObject, useCallback, useState } from "react";
import { maintenanceAction } from "@/components/layout/row-actions";
import { type Cursor, useCursor } from "@/components/table/use-cursor";
import type { TableSelection } from "@/components/table/use-selection";
import { useTableKeys } from "@/components/table/use-table-keys";
import { copyText } from "@/components/ui/copy-text";
import { useKeys } from "@/components/ui/use-keys";
import type { NodeRow } from "@/lib/contracts/node";
import type { NodeActions } from "./use-node-actions";
import type { TableRowsState } from "./use-table-rows";

interface RowCursorOptions {
  table: TableRowsState;
  scroller: RefObject<HTMLElement | null>;
  actions: NodeActions;
  selection: TableSelection;
  /** The row that the address names; `onLeave` tells that the reader went on to another. */
  linked: string | undefined;
  onLeave: () => void;
}

export interface RowCursor extends Cursor {
  menuFor: string | undefined;
  onMenu: (name: string, open: boolean) => void;
}

/** Which node is meant, and the keys that act on it. */
export function useRowCursor(options: RowCursorOptions): RowCursor {
  const { table, scroller, actions, selection, linked, onLeave } = options;
  const cursor = useCursor(table.names, scroller, linked, onLeave);
  const [menuFor, setMenuFor] = useState<string>();
  const onMenu = useCallback((name: string, open: boolean) => setMenuFor(open ? name : undefined), []);
  const on = (run: (row: NodeRow) => void) => () => {
    const row = table.shown.find(({ name }) => name === cursor.place);
    if (row) run(row);
  };
  useTableKeys(cursor, "node", selection);
  useKeys([
    { keys: "Enter", label: "Open node", run: on((row) => actions.act("open", row)) },
    { keys: ".", label: "Actions of the node", run: on((row) => setMenuFor(row.name)) },
    {
      keys: "m",
      label: "Maintenance mode on or off",
      run: on((row) => actions.act(maintenanceAction(row), row)),
    },
    {
      keys: "p",
      label: "Preview plan",
      run: on((row) => {
        if (!row.maintenance) actions.act("preview", row);
      }),
    },
    { keys: "c", label: "Cordon", run: on((node) => actions.ask("cordon", node)) },
    {
      keys: "Space",
      label: "Pause, or resume",
      run: on(actions.steer),
    },
    { keys: "y", label: "Copy node name", run: on((row) => void copyText(row.name, "Node name")) },
  ]);
  return { ...cursor, menuFor, onMenu };
}
