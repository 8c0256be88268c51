"use client";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useSend } from "@/lib/client/people-queries";
import { OneTimeLink } from "@/lib/contracts/people";
import { LinkShown } from "./link-shown";
import type { Roles } from "./role-choice";
import { RolesForm } from "./roles-form";

const NOTHING: Roles = { administrator: false, bindings: [] };

/** Who joins with which roles; then the link that lets them in. */
export function InviteDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState(NOTHING);
  const invite = useSend(OneTimeLink);
  const missing = /^\S+@\S+$/.test(email.trim()) ? undefined : "An e-mail address is needed.";
  return (
    <Dialog
      actions={
        invite.data ? (
          <Button onClick={() => onOpenChange(false)} variant="primary">
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              onClick={() =>
                invite.mutate({
                  path: "/people/invites",
                  method: "POST",
                  body: { email: email.trim(), ...roles },
                })
              }
              refused={invite.isPending ? "Sent, no answer yet." : missing}
              variant="primary"
            >
              Make the link
            </Button>
          </>
        )
      }
      icon={<UserPlus aria-hidden size={22} strokeWidth={1.75} />}
      note={invite.data ? undefined : missing}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      title="Invite somebody"
    >
      {invite.data ? (
        <LinkShown link={invite.data} whom={email.trim()} />
      ) : (
        <div className="flex flex-col gap-4">
          <TextInput
            autoComplete="off"
            hint="They sign in with it; the link is for this address."
            inputMode="email"
            label="E-mail address"
            onChange={(event) => setEmail(event.target.value)}
            spellCheck={false}
            value={email}
          />
          <RolesForm onChange={setRoles} roles={roles} />
          <DialogFailure error={invite.error} />
        </div>
      )}
    </Dialog>
  );
}
