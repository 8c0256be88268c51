"use client";
import { KeyRound } from "lucide-react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useSend } from "@/lib/client/people-queries";
import { OneTimeLink, type PersonBody } from "@/lib/contracts/people";
import { LinkShown } from "./link-shown";
import { TokensLeft } from "./tokens-left";

interface ResetDialogProps {
  person: PersonBody;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A link by which somebody sets a new password. */
export function ResetDialog({ person, open, onOpenChange }: ResetDialogProps) {
  const reset = useSend(OneTimeLink);
  return (
    <Dialog
      actions={
        reset.data ? (
          <Button onClick={() => onOpenChange(false)} variant="primary">
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              onClick={() => reset.mutate({ path: `/people/${person.id}/reset`, method: "POST" })}
              refused={reset.isPending ? "Sent, no answer yet." : undefined}
              variant="primary"
            >
              Make the link
            </Button>
          </>
        )
      }
      icon={<KeyRound aria-hidden size={22} strokeWidth={1.75} />}
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={person.name}
      title="New password"
    >
      {reset.data ? (
        <LinkShown link={reset.data} whom={person.name} />
      ) : (
        <div className="flex flex-col gap-3">
          <p className="text-body text-text-2">
            The link lets {person.name} set a new password. When they do, every browser that they are signed
            in with is signed out. Until then nothing changes.
          </p>
          <TokensLeft person={person} />
          <DialogFailure error={reset.error} />
        </div>
      )}
    </Dialog>
  );
}
