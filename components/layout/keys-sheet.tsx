"use client";
import { Fragment } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { listKeys } from "@/components/ui/use-keys";
import { capsOf } from "./key-caps";

/** "?": every key that works on this page now. */
export function KeysSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const rows = open ? [...listKeys(), { keys: "Escape", label: "Close one layer" }] : [];
  return (
    <Dialog
      actions={
        <Button onClick={() => onOpenChange(false)} variant="primary">
          Close
        </Button>
      }
      note="Single letters can be turned off in Settings."
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      title="Keys"
    >
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-2">
        {rows.map(({ keys, label }) => (
          <Fragment key={keys}>
            <dt className="text-body text-text-2">{label}</dt>
            <dd className="flex justify-end gap-1">
              {capsOf(keys).map((cap) => (
                <Kbd key={cap}>{cap}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
