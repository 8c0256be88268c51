"use client";
import { type ReactNode, useRef } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { notify } from "@/components/ui/toast";
import type { ApiError } from "@/lib/client/api-error";
import type { NodeDialogProps } from "./node-dialogs";
import { NodeInPool } from "./node-in-pool";

interface SmallDialogProps extends Omit<NodeDialogProps, "stale" | "offsetMs"> {
  /** Also the button: the button repeats the title. */
  title: string;
  icon?: ReactNode;
  /** danger: what it does can't be taken back. */
  variant?: "primary" | "danger";
  /** Facts, one a line: what follows and what does not. */
  facts: readonly ReactNode[];
  /** Why it can't be done now. */
  refused?: string;
  command: {
    isPending: boolean;
    error: ApiError | null;
    send: (done: { onSuccess: () => void }) => void;
  };
  /** Told when it was done. */
  done: { title: string; text: string };
}

/** Asks once, says what follows. A failure stands in the dialog, and the button tries again. */
export function SmallDialog(props: SmallDialogProps) {
  const { row, clusterName, title, icon, facts, refused, command, done, onOpenChange } = props;
  // The key that opened it, pressed twice, must not agree.
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)} ref={cancel}>
            Cancel
          </Button>
          <Button
            onClick={() =>
              command.send({
                onSuccess: () => {
                  onOpenChange(false);
                  notify.done(done);
                },
              })
            }
            refused={command.isPending ? "Sent, no answer yet." : refused}
            variant={props.variant ?? "primary"}
          >
            {title}
          </Button>
        </>
      }
      finalFocus={props.finalFocus}
      initialFocus={cancel}
      icon={icon ?? <ToolsGlyph size={22} />}
      note={refused ? <span className="text-meta text-text-2">{refused}</span> : undefined}
      onOpenChange={onOpenChange}
      open={props.open}
      size="small"
      subtitle={<NodeInPool clusterName={clusterName} row={row} />}
      title={title}
    >
      <div className="flex flex-col gap-3">
        <ul className="flex flex-col gap-2 text-body text-text-2">
          {facts.map((fact, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts have a fixed place
            <li key={at}>{fact}</li>
          ))}
        </ul>
        <DialogFailure error={command.error} />
      </div>
    </Dialog>
  );
}
