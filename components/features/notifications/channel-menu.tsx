"use client";
import { Bell, BellOff, EllipsisVertical, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { later, useAhead } from "@/components/ui/later";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { notify } from "@/components/ui/toast";
import { useChangeChannels } from "@/lib/client/notification-queries";
import type { ChannelBody } from "@/lib/contracts/channel";

export interface ChannelDialogProps {
  channel: ChannelBody;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const icon = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;
const loadChange = async () => (await import("./change-channel-dialog")).ChangeChannelDialog;
const loadRemove = async () => (await import("./remove-channel-dialog")).RemoveChannelDialog;
const dialogs = { change: later(loadChange), remove: later(loadRemove) };

/** What can be done with a channel. */
export function ChannelMenu({ channel }: { channel: ChannelBody }) {
  const [asked, setAsked] = useState<{ kind: keyof typeof dialogs; at: number }>();
  const [open, setOpen] = useState(false);
  useAhead(true, loadChange);
  useAhead(true, loadRemove);
  const send = useChangeChannels();
  const ask = (kind: keyof typeof dialogs) => () => {
    setAsked({ kind, at: Date.now() });
    setOpen(true);
  };
  const turn = () =>
    send.mutate(
      { path: `/channels/${channel.id}`, method: "PATCH", body: { enabled: !channel.enabled } },
      {
        onSuccess: () => notify.done({ title: `${channel.name} is ${channel.enabled ? "off" : "on"}` }),
        onError: ({ problem }) =>
          notify.failed({ title: problem.title, text: `${problem.detail} ${problem.todo}` }),
      },
    );
  const Asked = asked && dialogs[asked.kind];
  return (
    <>
      <Menu
        trigger={<IconButton icon={<EllipsisVertical {...icon} />} label={`Actions for ${channel.name}`} />}
      >
        <MenuItem icon={<Pencil {...icon} />} label="Change…" onSelect={ask("change")} />
        {channel.enabled ? (
          <MenuItem
            icon={<BellOff {...icon} />}
            label="Turn off"
            onSelect={turn}
            second="Nothing new is queued for it; what waits stays."
          />
        ) : (
          <MenuItem
            icon={<Bell {...icon} />}
            label="Turn on"
            onSelect={turn}
            second="What waits for it is sent, and what happens from now on."
          />
        )}
        <MenuSeparator />
        <MenuItem icon={<Trash2 {...icon} />} label="Remove…" onSelect={ask("remove")} />
      </Menu>
      {Asked ? <Asked channel={channel} key={asked.at} onOpenChange={setOpen} open={open} /> : null}
    </>
  );
}
