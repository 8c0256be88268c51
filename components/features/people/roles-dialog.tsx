"use client";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { useSend } from "@/lib/client/people-queries";
import type { Roles } from "./role-choice";
import { RolesForm } from "./roles-form";

/** Whose roles are changed: a person's, or a group's, whose name can be new. */
export type RolesOf =
  | { kind: "person"; id: string; name: string; self: boolean }
  | { kind: "group"; name: string };

interface RolesDialogProps {
  of: RolesOf;
  roles: Roles;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Roles are replaced as a whole, at once: streams and commands follow within seconds. */
export function RolesDialog({ of, roles: before, open, onOpenChange }: RolesDialogProps) {
  const [roles, setRoles] = useState(before);
  const [group, setGroup] = useState(of.name);
  const send = useSend();
  const fresh = of.kind === "group" && of.name === "";
  const { administrator, bindings } = roles;
  const givesUp = of.kind === "person" && of.self && before.administrator && !administrator;
  const missing = givesUp
    ? "You would lock yourself out: another Administrator can take it from you."
    : fresh && group.trim() === ""
      ? "A name is needed."
      : undefined;
  const save = () =>
    send.mutate(
      of.kind === "person"
        ? { path: `/people/${of.id}`, method: "PATCH", body: { administrator, bindings } }
        : { path: "/people/groups", method: "PUT", body: { group: group.trim(), administrator, bindings } },
      { onSuccess: () => onOpenChange(false) },
    );
  return (
    <Dialog
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            onClick={save}
            refused={send.isPending ? "Sent, no answer yet." : missing}
            variant="primary"
          >
            Save roles
          </Button>
        </>
      }
      icon={<ShieldCheck aria-hidden size={22} strokeWidth={1.75} />}
      note={missing}
      initialFocus="field"
      onOpenChange={onOpenChange}
      open={open}
      size="small"
      subtitle={fresh ? undefined : of.name}
      title={fresh ? "Roles of a group" : of.kind === "group" ? "Roles of the group" : "Change roles"}
    >
      <div className="flex flex-col gap-4">
        {fresh ? (
          <TextInput
            autoComplete="off"
            hint="As the identity provider tells it, letter for letter."
            label="Group"
            onChange={(event) => setGroup(event.target.value)}
            spellCheck={false}
            value={group}
          />
        ) : null}
        <RolesForm onChange={setRoles} roles={roles} />
        <DialogFailure error={send.error} />
      </div>
    </Dialog>
  );
}
