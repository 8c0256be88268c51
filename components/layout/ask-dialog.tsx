"use client";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { notify, type ToastMessage } from "@/components/ui/toast";
import type { ApiError } from "@/lib/client/api-error";
import { DialogFailure } from "./dialog-failure";

interface AskDialogProps
  extends Pick<DialogProps, "open" | "onOpenChange" | "finalFocus" | "icon" | "subtitle"> {
  /** Also the button: the button repeats the title. */
  title: string;
  /** danger: what it does can't be taken back. */
  variant?: "primary" | "danger";
  /** Why it can't be done now. */
  refused?: string;
  command: {
    isPending: boolean;
    error: ApiError | null;
    send: (done: { onSuccess: () => void }) => void;
  };
  /** Told when it was done. */
  done: ToastMessage;
  /** What follows and what does not. */
  children: ReactNode;
}

/** Asks once, says what follows. A failure stands in the dialog, and the button tries again. */
export function AskDialog({
  title,
  variant = "primary",
  refused,
  command,
  done,
  children,
  ...frame
}: AskDialogProps) {
  // The key that opened it, pressed twice, must not agree.
  const cancel = useRef<HTMLButtonElement>(null);
  const close = () => frame.onOpenChange(false);
  const onSuccess = () => {
    close();
    notify.done(done);
  };
  return (
    <Dialog
      {...frame}
      actions={
        <>
          <Button onClick={close} ref={cancel}>
            Cancel
          </Button>
          <Button
            onClick={() => command.send({ onSuccess })}
            refused={command.isPending ? "Sent, no answer yet." : refused}
            variant={variant}
          >
            {title}
          </Button>
        </>
      }
      initialFocus={cancel}
      note={refused ? <span className="text-meta text-text-2">{refused}</span> : undefined}
      size="small"
      title={title}
    >
      <div className="flex flex-col gap-3 text-body text-text-2">
        {children}
        <DialogFailure error={command.error} />
      </div>
    </Dialog>
  );
}
