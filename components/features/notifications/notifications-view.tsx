"use client";
import { BellPlus } from "lucide-react";
import { useState } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { HelpLink } from "@/components/layout/help-link";
import { ReadFailure } from "@/components/layout/read-failure";
import { SheetSection } from "@/components/layout/sheet";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { later, useAhead } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useChannels } from "@/lib/client/notification-queries";
import { useClusters } from "@/lib/client/queries";
import type { ChannelList } from "@/lib/contracts/channel";
import { count } from "@/lib/domain/words";
import { ChannelRow } from "./channel-row";
import { DeliveryList } from "./delivery-list";
import { forgottenWords } from "./notification-words";

const loadAddChannelDialog = async () => (await import("./add-channel-dialog")).AddChannelDialog;
const AddChannelDialog = later(loadAddChannelDialog);

/** Who is told what becomes of maintenances, and whether they were reached. */
export function NotificationsView() {
  const { data, error, refetch } = useChannels();
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(false);
  useAhead(true, loadAddChannelDialog);
  const ask = () => {
    setAsked(asked + 1);
    setOpen(true);
  };
  const none = data?.items.length === 0;
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <h1 className="text-title text-[1.125rem]">Notifications</h1>
        <p className="mr-auto truncate text-body text-text-2 tabular-nums">
          {data && !none ? (
            <span className="max-sm:hidden">{count(data.items.length, "channel")}</span>
          ) : null}
        </p>
        <HelpLink />
        {data && !none ? <AddButton onClick={ask} /> : null}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="Channels are loading" rows={3} /> : null}
        {none ? (
          <Empty action={<AddButton onClick={ask} />} title="Nobody is told yet">
            Add a webhook, a chat or e-mail addresses: what becomes of each maintenance is sent there, and
            stands here with what its receiver said.
          </Empty>
        ) : null}
        {data && !none ? <Channels {...data} /> : null}
      </div>
      {data && asked > 0 ? (
        <AddChannelDialog key={asked} mail={data.mail} onOpenChange={setOpen} open={open} />
      ) : null}
    </>
  );
}

function AddButton({ onClick }: { onClick: () => void }) {
  return (
    <Button icon={<BellPlus aria-hidden size={16} strokeWidth={1.75} />} onClick={onClick} variant="primary">
      Add channel
    </Button>
  );
}

function Channels({ items, forgottenHours }: ChannelList) {
  const clusters = useClusters();
  const names = new Map(clusters.data?.items.map(({ id, name }) => [id, name]));
  return (
    <>
      <SheetSection title="Channels">
        <ul>
          {items.map((channel) => (
            <ChannelRow channel={channel} clusterNames={names} key={channel.id} />
          ))}
        </ul>
      </SheetSection>
      <SheetSection hint="DRYDOCK_FORGOTTEN_HOURS sets the time." title="Left in maintenance">
        <p className="max-w-180 text-body text-text-2">{forgottenWords(forgottenHours)}</p>
      </SheetSection>
      <DeliveryList channels={items} />
    </>
  );
}
