"use client";
import { formatDayMinute } from "@/components/ui/clock";
import { useNow } from "@/components/ui/use-now";
import { useNodeEvents } from "@/lib/client/node-queries";

interface ToldBeforeProps {
  cluster: string;
  node: string;
  /** When the console began to remember by itself. */
  since: string;
}

/** What a console of before told the cluster of its maintenances, while the cluster keeps that. Nothing where it can't be read. */
export function ToldBefore({ cluster, node, since }: ToldBeforeProps) {
  const { data } = useNodeEvents(cluster, node);
  const now = new Date(useNow());
  const told = (data?.items ?? []).filter(
    ({ source, lastAt }) => source === "drydock" && Date.parse(lastAt) < Date.parse(since),
  );
  if (told.length === 0) return null;
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Before, as events of the node tell</h2>
      <ul className="mt-2 flex flex-col gap-1.5">
        {told.map(({ uid, lastAt, message }) => (
          <li
            className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 text-body max-sm:grid-cols-1"
            key={uid}
          >
            <span className="tabular-nums text-text-2">{formatDayMinute(new Date(lastAt), now)}</span>
            <span className="[overflow-wrap:anywhere]">{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
