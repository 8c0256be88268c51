"use client";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { ReadFailure } from "@/components/layout/read-failure";
import { SheetSection } from "@/components/layout/sheet";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { SkeletonRows } from "@/components/ui/skeleton";
import { StateWord } from "@/components/ui/state-word";
import { useNow } from "@/components/ui/use-now";
import { useChangeChannels, useDeliveries } from "@/lib/client/notification-queries";
import type { ChannelBody, DeliveryBody } from "@/lib/contracts/channel";
import { newsWord } from "@/lib/domain/notifications/message";
import { deliveryWords } from "./notification-words";

const COLUMNS = ["News", "State", "Channel", "Happened"];

/** The newest messages, and what became of each. */
export function DeliveryList({ channels }: { channels: readonly ChannelBody[] }) {
  const { data, error, refetch } = useDeliveries();
  const again = useChangeChannels();
  const now = new Date(useNow());
  const sendAgain = ({ id }: DeliveryBody) =>
    again.mutate({ path: `/deliveries/${id}/again`, method: "POST" });

  const rowOf = (delivery: DeliveryBody) => {
    const { id, event, node, cluster, createdAt } = delivery;
    const channel = channels.find((each) => each.id === delivery.channel);
    const { state, word, why } = deliveryWords(delivery, channel?.enabled ?? true, now);
    const news = `${newsWord[event]}: ${node} in ${cluster}`;
    return {
      key: String(id),
      cells: [
        news,
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1" key="state">
          <StateWord state={state}>{word}</StateWord>
          {delivery.state === "given-up" ? (
            <Button aria-label={`Send again: ${news}`} onClick={() => sendAgain(delivery)} size="sm">
              Send again
            </Button>
          ) : null}
        </span>,
        channel?.name ?? "",
        <Moment at={createdAt} key="at" />,
      ],
      note: why,
    };
  };

  return (
    <SheetSection
      hint="The newest 100. What was delivered or given up is kept for 30 days."
      title="Recent deliveries"
    >
      {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
      {!data && !error ? <SkeletonRows label="Deliveries are loading" rows={3} /> : null}
      {data?.items.length === 0 ? (
        <p className="text-body text-text-2">
          Nothing was sent yet. What becomes of each maintenance from now on stands here, with what its
          receiver said.
        </p>
      ) : null}
      {data && data.items.length > 0 ? (
        <PlainTable columns={COLUMNS} label="Recent deliveries" rows={data.items.map(rowOf)} />
      ) : null}
      <DialogFailure error={again.error} />
    </SheetSection>
  );
}
