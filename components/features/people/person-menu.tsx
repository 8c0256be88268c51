"use client";
import { Ban, CirclePlay, EllipsisVertical, KeyRound, LogOut, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { later, useAhead } from "@/components/ui/later";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { notify } from "@/components/ui/toast";
import { useSend } from "@/lib/client/people-queries";
import type { PersonBody } from "@/lib/contracts/people";

const loadRolesDialog = async () => (await import("./roles-dialog")).RolesDialog;
const RolesDialog = later(loadRolesDialog);
const loadResetDialog = async () => (await import("./reset-dialog")).ResetDialog;
const ResetDialog = later(loadResetDialog);

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

/** What an Administrator can do about somebody; oneself is left in. */
export function PersonMenu({ person, self }: { person: PersonBody; self: boolean }) {
  const [asked, setAsked] = useState<{ kind: "roles" | "reset"; at: number }>();
  const [open, setOpen] = useState(false);
  useAhead(true, loadRolesDialog);
  useAhead(true, loadResetDialog);
  const send = useSend();
  const ask = (kind: "roles" | "reset") => {
    setAsked({ kind, at: Date.now() });
    setOpen(true);
  };
  const change = (order: Parameters<typeof send.mutate>[0], title: string, text: string) =>
    send.mutate(order, {
      onSuccess: () => notify.done({ title, text }),
      onError: ({ problem }) =>
        notify.failed({ title: problem.title, text: `${problem.detail} ${problem.todo}` }),
    });
  const path = `/people/${person.id}`;
  const disabled = person.disabledAt !== undefined;
  const noPassword = person.signsInBy === "provider" ? "The identity provider vouches for them." : undefined;
  return (
    <>
      <Menu
        trigger={<IconButton icon={<EllipsisVertical {...icon} />} label={`Actions for ${person.name}`} />}
      >
        <MenuItem icon={<ShieldCheck {...icon} />} label="Change roles…" onSelect={() => ask("roles")} />
        <MenuItem
          icon={<KeyRound {...icon} />}
          label="New password…"
          onSelect={() => ask("reset")}
          refused={disabled ? "They are disabled." : noPassword}
          second="A link by which they set one."
        />
        <MenuSeparator />
        <MenuItem
          icon={<LogOut {...icon} />}
          label="Sign out everywhere"
          onSelect={() =>
            change(
              { path: `${path}/sessions`, method: "DELETE" },
              `${person.name} is signed out`,
              "Sessions ended, tokens revoked.",
            )
          }
          refused={self ? "Your own sessions are under My account." : undefined}
          second="Ends sessions, revokes tokens."
        />
        {disabled ? (
          <MenuItem
            icon={<CirclePlay {...icon} />}
            label="Enable"
            onSelect={() =>
              change(
                { path, method: "PATCH", body: { disabled: false } },
                `${person.name} is enabled`,
                "They may sign in again.",
              )
            }
            second="They may sign in again."
          />
        ) : (
          <MenuItem
            icon={<Ban {...icon} />}
            label="Disable"
            onSelect={() =>
              change(
                { path, method: "PATCH", body: { disabled: true } },
                `${person.name} is disabled`,
                "Sessions ended, tokens revoked.",
              )
            }
            refused={self ? "You would lock yourself out." : undefined}
            second="They may not sign in. Ends sessions, revokes tokens."
          />
        )}
      </Menu>
      {asked?.kind === "roles" ? (
        <RolesDialog
          key={asked.at}
          of={{ kind: "person", id: person.id, name: person.name, self }}
          onOpenChange={setOpen}
          open={open}
          roles={person}
        />
      ) : null}
      {asked?.kind === "reset" ? (
        <ResetDialog key={asked.at} onOpenChange={setOpen} open={open} person={person} />
      ) : null}
    </>
  );
}
