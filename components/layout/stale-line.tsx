"use client";
import { RefreshCw, Unplug } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import { isStale } from "@/lib/client/connection";
import { useConnection, useReconnect } from "@/lib/client/live";
import { useCluster } from "@/lib/client/queries";
import { staleWords } from "./stale-words";

/** Under the tabs while the cluster is not live. Gone by itself when news is back. */
export function StaleLine({ cluster }: { cluster: string }) {
  const connection = useConnection(cluster);
  const reconnect = useReconnect();
  const summary = useCluster(cluster);
  const now = new Date(useNow() + connection.offsetMs);
  if (!isStale(connection)) return null;
  return (
    <Banner
      {...staleWords(connection, summary.data, now)}
      action={
        <Button
          icon={<RefreshCw aria-hidden size={14} strokeWidth={2} />}
          onClick={() => {
            reconnect();
            void summary.refetch();
          }}
          size="sm"
        >
          Try now
        </Button>
      }
      flush
      icon={<Unplug aria-hidden size={16} strokeWidth={1.75} />}
      state="failed"
    />
  );
}
