"use client";
import { Trash2 } from "lucide-react";
import { AskDialog } from "@/components/layout/ask-dialog";
import { useChangeChannels } from "@/lib/client/notification-queries";
import type { ChannelDialogProps } from "./channel-menu";

/** Asked once: what waits for it is lost with it. */
export function RemoveChannelDialog({ channel, open, onOpenChange }: ChannelDialogProps) {
  const { mutate, isPending, error } = useChangeChannels();
  const order = { path: `/channels/${channel.id}`, method: "DELETE" } as const;
  return (
    <AskDialog
      command={{ isPending, error, send: (done) => mutate(order, done) }}
      done={{ title: `${channel.name} is removed`, text: "Nothing is sent to it any more." }}
      icon={<Trash2 aria-hidden size={22} strokeWidth={1.75} />}
      onOpenChange={onOpenChange}
      open={open}
      subtitle={channel.name}
      title="Remove channel"
      variant="danger"
    >
      <p>
        Nothing is sent to it any more. Messages that wait for it are dropped, and those that were delivered
        leave this list; the audit log keeps what happened.
      </p>
    </AskDialog>
  );
}
