"use client";
import { type RefObject, useMemo, useRef } from "react";
import type { TableSelection } from "@/components/table/use-selection";
import { copyText } from "@/components/ui/copy-text";
import { later, useAhead } from "@/components/ui/later";
import type { NodeRow } from "@/lib/contracts/node";
import { BulkBar } from "./bulk-bar";
import { useBulk } from "./use-bulk";

interface BulkSelectionProps {
  cluster: string;
  clusterName: string;
  /** All rows, in the order of the table where they are shown. */
  rows: readonly NodeRow[];
  shown: readonly NodeRow[];
  selection: TableSelection;
  stale?: string;
  onExport: (rows: readonly NodeRow[]) => void;
  /** Where the focus goes when the bar is gone. */
  scroller: RefObject<HTMLElement | null>;
}

const loadDialog = async () => (await import("./bulk-dialog")).BulkDialog;
const loadTurnOn = async () => (await import("./bulk-turn-on-dialog")).BulkTurnOnDialog;
const BulkDialog = later(loadDialog);
const BulkTurnOnDialog = later(loadTurnOn);

/** The bar under the table while nodes are selected, and the dialogs that it opens. */
export function BulkSelection(props: BulkSelectionProps) {
  const { rows, shown, selection, stale, onExport, scroller } = props;
  const bulk = useBulk();
  const bar = useRef<HTMLDivElement>(null);
  const { keys } = selection;
  const { selected, hidden } = useMemo(() => {
    const inSight = shown.filter(({ name }) => keys.has(name));
    const names = new Set(inSight.map(({ name }) => name));
    const others = rows.filter(({ name }) => keys.has(name) && !names.has(name));
    return { selected: [...inSight, ...others], hidden: others.length };
  }, [rows, shown, keys]);
  const { asked, open } = bulk;
  useAhead(selected.length > 0, loadDialog);
  useAhead(selected.length > 0, loadTurnOn);
  const dialog = {
    cluster: props.cluster,
    clusterName: props.clusterName,
    stale,
    open,
    onOpenChange: bulk.setOpen,
    finalFocus: () =>
      bar.current?.querySelector<HTMLElement>("button") ??
      scroller.current?.querySelector<HTMLElement>("[data-row][tabindex='0']") ??
      null,
  };
  const action = asked?.offer.action;
  return (
    <>
      {selected.length > 0 ? (
        <div ref={bar}>
          <BulkBar
            hidden={hidden}
            onAll={() =>
              selection.set(
                shown.map(({ name }) => name),
                true,
              )
            }
            onAsk={bulk.ask}
            onClear={selection.clear}
            onCopy={() => void copyText(selected.map(({ name }) => name).join("\n"), "Node names")}
            onExport={() => onExport(selected)}
            rows={selected}
            stale={stale}
            total={rows.length}
          />
        </div>
      ) : null}
      {asked && action === "turn-on" ? (
        <BulkTurnOnDialog key={asked.id} {...dialog} offer={asked.offer} />
      ) : null}
      {asked && action && action !== "turn-on" ? (
        <BulkDialog key={asked.id} {...dialog} action={action} offer={asked.offer} />
      ) : null}
    </>
  );
}
