"use client";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { ASKED_FOR } from "@/components/layout/node-href";
import { asksByAddress, rowActions } from "@/components/layout/row-actions";
import { notify } from "@/components/ui/toast";
import type { NodeRow } from "@/lib/contracts/node";
import { unbroken } from "./node-words";
import type { NodeActions } from "./use-node-actions";

/**
 * Opens the dialog that the page's address asks for, once, and takes it out of the address: a reload, or the way back,
 * asks nothing. What the node's menu would not offer now is told instead.
 */
export function useAskedByAddress(row: NodeRow | undefined, actions: NodeActions): void {
  const inAddress = useSearchParams().get(ASKED_FOR);
  useEffect(() => {
    if (row === undefined || inAddress === null) return;
    // What the router knows follows a little later than the address itself.
    const address = new URLSearchParams(window.location.search);
    const asked = address.get(ASKED_FOR);
    if (asked === null) return;
    address.delete(ASKED_FOR);
    window.history.replaceState(null, "", address.size > 0 ? `?${address}` : window.location.pathname);
    const item = rowActions(row)
      .sections.flat()
      .find(({ action }) => action === asked);
    if (item && item.refused === undefined && asksByAddress(item.action)) actions.ask(item.action, row);
    else
      notify.failed({
        title: `Nothing was asked of ${unbroken(row.name)}`,
        text: item?.refused ?? "Its menu does not offer that now.",
      });
  }, [row, inAddress, actions]);
}
