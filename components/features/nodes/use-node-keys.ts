"use client";
import { maintenanceAction } from "@/components/layout/row-actions";
import { copyText } from "@/components/ui/copy-text";
import { useKeys } from "@/components/ui/use-keys";
import type { NodeRow } from "@/lib/contracts/node";
import type { NodeActions } from "./use-node-actions";

/** The keys of a row, on the node's own page. */
export function useNodeKeys(row: NodeRow | undefined, actions: NodeActions): void {
  const on = (run: (row: NodeRow) => void) => () => {
    if (row) run(row);
  };
  useKeys([
    {
      keys: "m",
      label: "Maintenance mode on or off",
      run: on((node) => actions.act(maintenanceAction(node), node)),
    },
    {
      keys: "p",
      label: "Preview plan",
      run: on((node) => {
        if (!node.maintenance) actions.act("preview", node);
      }),
    },
    { keys: "c", label: "Cordon", run: on((node) => actions.ask("cordon", node)) },
    {
      keys: "Space",
      label: "Pause, or resume",
      run: on(actions.steer),
    },
    { keys: "y", label: "Copy node name", run: on((node) => void copyText(node.name, "Node name")) },
  ]);
}
