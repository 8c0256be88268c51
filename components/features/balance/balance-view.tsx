"use client";
import { MaintenanceBanner } from "@/components/layout/maintenance-banner";
import { Sheet, SheetSection } from "@/components/layout/sheet";
import { ReadBefore, Unread } from "@/components/layout/unread";
import { PageLink } from "@/components/ui/page-link";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useDenied } from "@/lib/client/access";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useBalance, useRestarts } from "@/lib/client/restart-queries";
import { NotOffered } from "./not-offered";
import { Offers } from "./offers";
import { PoolBalance } from "./pool-balance";
import { Series } from "./series";

const KEYS = [
  { caps: ["[", "]"], label: "Tabs" },
  { caps: ["G", "C"], label: "Clusters" },
];

/** After a maintenance: how uneven nodes became, and restarts that people choose, one after another. */
export function BalanceView({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useBalance(cluster);
  const { data: restarts } = useRestarts(cluster);
  const hydrated = useHydrated();
  const stale = isStale(useConnection(cluster));
  const denied = useDenied(cluster)("workload.restart");
  const changing = stale ? "Not now: the cluster is not live." : denied;
  const running = restarts?.items.some(({ state }) => state === "running");
  const refused = changing ?? (running ? "Not now: others are being restarted." : undefined);
  return (
    <Sheet
      above={
        <MaintenanceBanner cluster={cluster}>
          What is in maintenance is not compared, and what runs there is not restarted until it is back.
        </MaintenanceBanner>
      }
      cluster={cluster}
      keys={KEYS}
    >
      {!hydrated || data === undefined ? (
        <Unread
          error={hydrated ? error : null}
          forbidden={{
            title: "You may not read the workloads of this cluster",
            todo: "Ask an Administrator for a role on it.",
          }}
          loading="Loading the balance"
          retry={() => void refetch()}
        />
      ) : (
        <>
          <ReadBefore error={error} />
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
            {data.pools.map((pool) => (
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
            <Offers balance={data} cluster={cluster} refused={refused} />
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
          {data.others.length > 0 ? (
            <SheetSection hint="They have pods where these could better leave." title="Not offered">
              <NotOffered more={data.more} others={data.others} />
            </SheetSection>
          ) : null}
        </>
      )}
    </Sheet>
  );
}
