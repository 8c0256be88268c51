"use client";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useChangeChannels } from "@/lib/client/notification-queries";
import { changeRequest, draftOf, missingIn } from "./channel-draft";
import { ChannelForm } from "./channel-form";
import type { ChannelDialogProps } from "./channel-menu";
import { kindWord } from "./notification-words";

/** Everything but its kind and its secret. */
export function ChangeChannelDialog({ channel, open, onOpenChange }: ChannelDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(channel));
  const { mutate, isPending, error } = useChangeChannels();
  const missing = missingIn(draft, false);
  const save = () =>
    mutate(
      { path: `/channels/${channel.id}`, method: "PATCH", body: changeRequest(draft) },
      { onSuccess: () => onOpenChange(false) },
    );
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button onClick={save} refused={isPending ? "Sent, no answer yet." : missing} variant="primary">
            Save
          </Button>
        </>
      }
      icon={<Pencil aria-hidden size={20} strokeWidth={1.75} />}
      note={missing}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={`${kindWord[channel.kind]} ${channel.name}`}
      title="Change channel"
    >
      <div className="flex flex-col gap-4">
        <ChannelForm draft={draft} kept={channel.target} onChange={setDraft} />
        <DialogFailure error={error} />
      </div>
    </Dialog>
  );
}
