"use client";
import { Sheet, SheetSection } from "@/components/layout/sheet";
import { PageLink } from "@/components/ui/page-link";
import { useRefused } from "@/lib/client/access";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useBalance, useRestarts } from "@/lib/client/restart-queries";
import { NotOffered } from "./not-offered";
import { Offers } from "./offers";
import { PoolBalance } from "./pool-balance";
import { Series } from "./series";

/** After a maintenance: how uneven nodes became, and restarts that people choose, one after another. */
export function BalanceView({ cluster }: { cluster: string }) {
  const read = useBalance(cluster);
  const { data: restarts } = useRestarts(cluster);
  const stale = isStale(useConnection(cluster));
  const changing = useRefused(cluster, "workload.restart");
  const running = restarts?.items.some(({ state }) => state === "running");
  const refused = changing ?? (running ? "Not now: others are being restarted." : undefined);
  return (
    <Sheet
      banner="What is in maintenance is not compared, and what runs there is not restarted until it is back."
      cluster={cluster}
      forbidden={{
        title: "You may not read the workloads of this cluster",
        todo: "Ask an Administrator for a role on it.",
      }}
      loading="Loading the balance"
      read={read}
    >
      {(balance) => (
        <>
          <SheetSection
            action={
              <PageLink
                className="text-accent text-body hover:underline"
                href={`${clusterPath(cluster)}/workloads`}
              >
                All workloads
              </PageLink>
            }
            hint="What pods request of each node, and a mark where all compared nodes of its pool are together. Nothing is moved back by itself."
            title="Balance of nodes"
          >
            {balance.pools.map((pool) => (
              <PoolBalance
                cluster={cluster}
                key={[pool.pool, ...pool.taints].join()}
                pool={pool}
                stale={stale}
              />
            ))}
          </SheetSection>
          <SheetSection
            hint="A restart lets the scheduler place pods anew; where it puts them is its decision. Each is judged by itself, as things stand now."
            title="Restarts that would help"
          >
            <Offers balance={balance} cluster={cluster} refused={refused} />
          </SheetSection>
          {restarts && restarts.items.length > 0 ? (
            <SheetSection
              hint="One after another; each when its budget has room. A console that ends in between goes on within ten minutes, or stops and says so."
              title="Restarts"
            >
              <ul>
                {restarts.items.map((series) => (
                  <Series cluster={cluster} key={series.id} refused={changing} series={series} />
                ))}
              </ul>
            </SheetSection>
          ) : null}
          {balance.others.length > 0 ? (
            <SheetSection hint="They have pods where these could better leave." title="Not offered">
              <NotOffered more={balance.more} others={balance.others} />
            </SheetSection>
          ) : null}
        </>
      )}
    </Sheet>
  );
}
