"use client";
import { cx } from "@/components/ui/cx";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Connection } from "@/lib/client/connection";
import type { useMaintenance } from "@/lib/client/queries";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import type { ActivityEntry } from "@/lib/contracts/stream";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { DrainChart } from "./detail/drain-chart";
import { Proof } from "./proof";
import { Readings } from "./readings";
import { Remaining } from "./remaining";
import { Timeline } from "./timeline";

interface MaintenanceTabProps {
  maintenance: ReturnType<typeof useMaintenance>;
  drain: NodeDetail["drain"];
  entries: readonly ActivityEntry[];
  connection: Connection;
  stale?: string;
  onDelete: (pod: PodVerdict) => void;
}

/** A drain as it goes: pods left over time, what holds the rest, the proof, and what happened. */
export function MaintenanceTab({
  maintenance: { data, error, refetch },
  drain,
  entries,
  connection,
  stale,
  onDelete,
}: MaintenanceTabProps) {
  if (!data && error) {
    const { title, detail, todo, reference } = error.problem;
    return (
      <ErrorPanel
        onRetry={() => void refetch()}
        reference={reference}
        title={title}
        todo={todo}
        why={detail}
      />
    );
  }
  if (!data) return <SkeletonRows label="Loading its maintenance" rows={6} />;
  return (
    <div className="flex-1 md:grid md:grid-cols-[minmax(0,1fr)_25.5rem]">
      <div className={cx(stale && "grayscale")}>
        {drain && drain.points.length > 0 && data.progress.total > 0 ? (
          <DrainChart
            offsetMs={connection.offsetMs}
            record={drain}
            seenAt={stale ? connection.lastSeen : undefined}
            since={data.since}
            total={data.progress.total}
            wasCordoned={data.wasCordoned}
          />
        ) : null}
        <Remaining
          drain={drain}
          maintenance={data}
          offsetMs={connection.offsetMs}
          onDelete={onDelete}
          stale={stale}
        />
      </div>
      <div className={cx("bg-surface-2 max-md:border-t md:border-l", stale && "border-dashed grayscale")}>
        <Proof maintenance={data} />
        <Readings readings={data.readings} />
        <Timeline entries={entries} />
      </div>
    </div>
  );
}
