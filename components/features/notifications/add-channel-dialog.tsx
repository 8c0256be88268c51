"use client";
import { Bell } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { ShownOnce } from "@/components/layout/shown-once";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { useChangeChannels } from "@/lib/client/notification-queries";
import { AddedChannel } from "@/lib/contracts/channel";
import { addRequest, FRESH, missingIn } from "./channel-draft";
import { ChannelForm } from "./channel-form";

const KINDS = [
  { value: "webhook", label: "Webhook" },
  { value: "slack", label: "Chat that takes Slack's messages" },
  { value: "email", label: "E-mail" },
] as const;

interface AddChannelDialogProps {
  /** Whether a mail server is set. */
  mail: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Where news go; then, for a webhook, the secret that signs them, once. */
export function AddChannelDialog({ mail, open, onOpenChange }: AddChannelDialogProps) {
  const [draft, setDraft] = useState(FRESH);
  const add = useChangeChannels(AddedChannel);
  const close = () => onOpenChange(false);
  const noMail =
    draft.kind === "email" && !mail
      ? "No mail server is set. Start the console with DRYDOCK_SMTP_URL and DRYDOCK_SMTP_FROM."
      : undefined;
  const missing = noMail ?? missingIn(draft, true);
  const secret = add.data?.secret;
  const send = () =>
    add.mutate(
      { path: "/channels", method: "POST", body: addRequest(draft) },
      { onSuccess: (added) => (added.secret === undefined ? close() : undefined) },
    );
  return (
    <Dialog
      actions={
        secret ? (
          <Button onClick={close} variant="primary">
            Done
          </Button>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button
              onClick={send}
              refused={add.isPending ? "Sent, no answer yet." : missing}
              variant="primary"
            >
              Add channel
            </Button>
          </>
        )
      }
      icon={<Bell aria-hidden size={22} strokeWidth={1.75} />}
      note={secret ? undefined : missing}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={secret ? add.data?.name : undefined}
      title={secret ? "Channel added" : "Add channel"}
    >
      {secret ? (
        <ShownOnce text={secret} what="Secret">
          The receiver checks with this secret that a message comes from here: the header x-drydock-signature
          is HMAC-SHA256 of timestamp, a full stop, and the body. It is kept sealed and not shown again.
        </ShownOnce>
      ) : (
        <div className="flex flex-col gap-4">
          <Select
            items={KINDS}
            label="Kind"
            onValueChange={(kind) => setDraft({ ...draft, kind })}
            value={draft.kind}
          />
          <ChannelForm draft={draft} onChange={setDraft} />
          <DialogFailure error={add.error} />
        </div>
      )}
    </Dialog>
  );
}
