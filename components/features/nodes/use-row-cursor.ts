"use client";
import { useCallback, useEffect, useState } from "react";
import { copyText } from "@/components/ui/copy-text";
import { useKeys } from "@/components/ui/use-keys";
import type { NodeRow } from "@/lib/contracts/node";
import { maintenanceAction, spaceAction } from "./row-actions";
import { moveBy, rowNames, type TableItem } from "./table-items";
import type { NodeActions } from "./use-node-actions";

export interface RowCursor {
  /** The row that Tab reaches and keys act on. */
  current: string | undefined;
  /** A row to bring into sight. */
  wanted: { name: string; focus: boolean } | undefined;
  onRevealed: () => void;
  menuFor: string | undefined;
  onMenu: (name: string, open: boolean) => void;
  onCurrent: (name: string) => void;
}

/**
 * Which row is meant, and the keys that act on it. `linked` is the row that the address names: it is brought into sight,
 * and `onLeave` tells that the reader went on to another.
 */
export function useRowCursor(
  items: readonly TableItem[],
  actions: NodeActions,
  linked: string | undefined,
  onLeave: () => void,
): RowCursor {
  const [place, setPlace] = useState<string>();
  const [wanted, setWanted] = useState<RowCursor["wanted"]>();
  const [menuFor, setMenuFor] = useState<string>();
  const names = rowNames(items);
  const current = place !== undefined && names.includes(place) ? place : names[0];

  useEffect(() => {
    if (linked === undefined) return;
    setPlace(linked);
    setWanted({ name: linked, focus: true });
  }, [linked]);

  const onMenu = useCallback((name: string, open: boolean) => setMenuFor(open ? name : undefined), []);
  const onRevealed = useCallback(() => setWanted(undefined), []);
  const onCurrent = useCallback(
    (name: string) => {
      setPlace(name);
      if (linked !== undefined && name !== linked) onLeave();
    },
    [linked, onLeave],
  );

  const move = (by: number) => {
    const name = moveBy(names, place, by);
    if (name !== undefined) setWanted({ name, focus: true });
  };
  /** Keys act on a row that the reader has been to, never on one that only happens to be first. */
  const on = (run: (row: NodeRow) => void) => () => {
    const item = items.find((other) => other.kind === "node" && other.key === place);
    if (item?.kind === "node") run(item.row);
  };
  useKeys([
    { keys: "j", label: "Next node", run: () => move(1) },
    { keys: "k", label: "Node before", run: () => move(-1) },
    { keys: "ArrowDown", label: "Next node", hidden: true, run: () => move(1) },
    { keys: "ArrowUp", label: "Node before", hidden: true, run: () => move(-1) },
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
    { keys: "c", label: "Cordon", run: on(actions.askCordon) },
    {
      keys: "Space",
      label: "Pause, or resume",
      run: on((row) => {
        const action = spaceAction(row);
        if (action) actions.act(action, row);
      }),
    },
    { keys: "y", label: "Copy node name", run: on((row) => void copyText(row.name, "Node name")) },
  ]);

  return { current, wanted, onRevealed, menuFor, onMenu, onCurrent };
}
