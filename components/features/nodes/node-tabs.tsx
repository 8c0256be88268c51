"use client";
import { ErrorPanel } from "@/components/ui/error-panel";
import { later, useAhead } from "@/components/ui/later";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type Tab, Tabs } from "@/components/ui/tabs";
import type { Connection } from "@/lib/client/connection";
import { useNodeDetail } from "@/lib/client/node-queries";
import { useActivity, type useMaintenance } from "@/lib/client/queries";
import type { NodeRow } from "@/lib/contracts/node";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import { EventList } from "./detail/event-list";
import { RunList } from "./detail/run-list";
import { VolumeList } from "./detail/volume-list";
import { NodeOverview } from "./node-overview";
import type { NodeActions } from "./use-node-actions";
import { useNodeTab } from "./use-node-tab";

const loadPods = async () => (await import("./node-pods")).NodePods;
const loadMaintenance = async () => (await import("./maintenance-tab")).MaintenanceTab;
const NodePods = later(loadPods);
const MaintenanceTab = later(loadMaintenance);

type TabId = "maintenance" | "overview" | "pods" | "volumes" | "events" | "history";

interface NodeTabsProps {
  cluster: string;
  row: NodeRow;
  maintenance: ReturnType<typeof useMaintenance>;
  connection: Connection;
  actions: NodeActions;
  stale?: string;
}

/** What there is to know of a node, by what one comes for. Its maintenance comes first while it lasts. */
export function NodeTabs({ cluster, row, maintenance, connection, actions, stale }: NodeTabsProps) {
  const query = useNodeDetail(cluster, row.name);
  useAhead(true, loadPods);
  useAhead(true, loadMaintenance);
  const { data: detail } = query;
  const { data: activity = [] } = useActivity(cluster);
  const { offsetMs } = connection;
  const shown = (panel: (detail: NodeDetail) => React.ReactNode) => () =>
    detail ? panel(detail) : <Loading query={query} />;

  const tabs: Tab<TabId>[] = [
    {
      id: "overview",
      label: "Overview",
      panel: shown((known) => (
        <NodeOverview cluster={cluster} detail={known} offsetMs={offsetMs} stale={stale !== undefined} />
      )),
    },
    {
      id: "pods",
      label: "Pods",
      count: row.pods,
      panel: () => <NodePods cluster={cluster} node={row.name} />,
    },
    {
      id: "volumes",
      label: "Volumes",
      count: detail?.volumes.length,
      panel: shown(({ volumes, attachLimits }) => (
        <VolumeList attachLimits={attachLimits} volumes={volumes} />
      )),
    },
    {
      id: "events",
      label: "Events",
      panel: () => <EventList cluster={cluster} node={row.name} offsetMs={offsetMs} />,
    },
    {
      id: "history",
      label: "History",
      panel: shown(({ history }) => (
        <RunList cluster={cluster} history={history} node={row.name} offsetMs={offsetMs} />
      )),
    },
  ];
  if (row.maintenance)
    tabs.unshift({
      id: "maintenance",
      label: "Maintenance",
      panel: () => (
        <MaintenanceTab
          connection={connection}
          drain={detail?.drain}
          entries={activity.filter((entry) => entry.node === row.name)}
          maintenance={maintenance}
          onDelete={(pod) => actions.askDelete(row, pod)}
          stale={stale}
        />
      ),
    });
  const [selected = "overview", select] = useNodeTab(tabs);
  return <Tabs label="Node" onSelect={select} selected={selected} tabs={tabs} />;
}

function Loading({ query: { error, refetch } }: { query: ReturnType<typeof useNodeDetail> }) {
  if (!error) return <SkeletonRows label="Loading the node" rows={8} />;
  const { title, detail, todo, reference } = error.problem;
  return (
    <ErrorPanel onRetry={() => void refetch()} reference={reference} title={title} todo={todo} why={detail} />
  );
}
