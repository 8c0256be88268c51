"use client";
import { later, useAhead } from "@/components/ui/later";
import type { NodeRow } from "@/lib/contracts/node";
import type { NodeActions } from "./use-node-actions";

export interface NodeDialogsProps {
  cluster: string;
  clusterName: string;
  /** All rows as they are now: a dialog follows its node. */
  rows: readonly NodeRow[] | undefined;
  stale?: string;
  /** Server's clock minus the browser's, in milliseconds. */
  offsetMs: number;
  actions: NodeActions;
  /** Where the focus goes when a dialog closes. */
  focusBack: (node: string) => HTMLElement | null;
}

const loadDialog = async () => (await import("./asked-dialog")).AskedDialog;
const AskedDialog = later(loadDialog);

/** The dialog that is asked for, if any. Their code comes after the rows, which nobody should wait for. */
export function NodeDialogs(props: NodeDialogsProps) {
  useAhead(props.rows !== undefined, loadDialog);
  const { asked } = props.actions;
  return asked ? <AskedDialog {...props} asked={asked} /> : null;
}
