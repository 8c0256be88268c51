"use client";
import { useRouter } from "next/navigation";
import { useMemo, useRef } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { FootLine } from "@/components/layout/foot-line";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { useUrlState } from "@/components/table/use-url-state";
import { FilterInput } from "@/components/ui/filter-input";
import { useClusters } from "@/lib/client/queries";
import { useMaintenances, useRunNews } from "@/lib/client/run-queries";
import { count } from "@/lib/domain/words";
import { History } from "./history";
import { Now } from "./now";
import { nowRows } from "./now-list";
import { formatView, parseView } from "./view-state";

/** Everything in maintenance over all clusters, and what was. */
export function MaintenanceView() {
  const [view, change] = useUrlState(parseView, formatView);
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const clusters = useClusters();
  const now = useMaintenances();
  const summaries = clusters.data?.items;
  const rows = useMemo(() => now.data && nowRows(now.data, summaries ?? []), [now.data, summaries]);
  useRunNews(
    (rows ?? [])
      .map(({ node }) => node.id)
      .sort()
      .join(),
  );
  const clusterName = (id: string) => summaries?.find((summary) => summary.id === id)?.name ?? id;
  const inClusters = new Set(rows?.map(({ cluster }) => cluster)).size;
  return (
    <>
      <header className="flex min-h-15 shrink-0 items-center gap-4 px-5 max-sm:min-h-14 max-sm:flex-wrap max-sm:gap-x-2 max-sm:gap-y-1 max-sm:px-4 max-sm:py-2">
        <DrawerButton />
        <h1 className="text-title text-[1.125rem]">Maintenance</h1>
        <p className="mr-auto truncate text-body text-text-2 tabular-nums sm:max-md:invisible">
          {rows && rows.length > 0 ? `${count(rows.length, "node")} of ${count(inClusters, "cluster")}` : ""}
        </p>
        <FilterInput
          className="max-sm:order-last"
          label="Node, reason or person"
          onValueChange={(q) => change({ q })}
          value={view.q}
        />
        <SettingsMenu />
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <Now change={change} error={now.error} onRetry={() => void now.refetch()} rows={rows} view={view} />
        <History
          change={change}
          clusterName={clusterName}
          onOpen={(run) =>
            router.push(`/maintenance/${encodeURIComponent(run.cluster)}/${encodeURIComponent(run.id)}`)
          }
          scroller={scroller}
          view={view}
        />
      </div>
      <FootLine
        keys={[
          { caps: ["J", "K"], label: "Move" },
          { caps: ["↵"], label: "Open record" },
          { caps: ["/"], label: "Filter" },
        ]}
        live={rows ? "Live" : "Connecting"}
      />
    </>
  );
}
