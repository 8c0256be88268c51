"use client";
import type { Cursor } from "@/components/table/use-cursor";
import { copyText } from "@/components/ui/copy-text";
import { useKeys } from "@/components/ui/use-keys";
import type { PodRow } from "@/lib/contracts/pod";
import { podsShown, type TableItem } from "./table-items";

interface LineKeys {
  items: readonly TableItem[];
  cursor: Cursor;
  onToggle: (key: string) => void;
  onOpen: (pod: PodRow) => void;
  onMenu: (key: string, open: boolean) => void;
}

/** Keys that act on the line that the reader has been to. Enter is the line's own. */
export function useLineKeys({ items, cursor, onToggle, onOpen, onMenu }: LineKeys): void {
  const on = (run: (item: TableItem) => void) => () => {
    const item = items.find(({ key }) => key === cursor.place);
    if (item) run(item);
  };
  const canOpen = (item: TableItem) => item.kind === "workload" && item.row && podsShown(item.row) > 0;
  useKeys([
    {
      keys: "Enter",
      label: "Show or hide the pods, or open the pod's node",
      run: on((item) => {
        if (item.kind === "pod" && item.row) onOpen(item.row);
        else if (canOpen(item)) onToggle(item.key);
      }),
    },
    {
      keys: "ArrowRight",
      label: "Show the pods",
      run: on((item) => {
        if (item.kind === "workload" && !item.open && canOpen(item)) onToggle(item.key);
      }),
    },
    {
      keys: "ArrowLeft",
      label: "Hide the pods",
      run: on((item) => {
        if (item.kind !== "workload") onToggle(item.workload);
        else if (item.open) onToggle(item.key);
      }),
    },
    {
      keys: ".",
      label: "Actions of the row",
      run: on((item) => item.kind !== "risk" && item.row && onMenu(item.key, true)),
    },
    {
      keys: "y",
      label: "Copy name",
      run: on((item) => item.kind !== "risk" && item.row && void copyText(item.row.name, "Name")),
    },
  ]);
}
