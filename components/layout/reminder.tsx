"use client";
import { formatSeen } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { Popover } from "@/components/ui/popover";
import { useNow } from "@/components/ui/use-now";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { useNodes } from "@/lib/client/queries";
import type { Phase } from "@/lib/domain/maintenance";
import { MaintenanceList } from "./maintenance-list";
import { countInMaintenance, inMaintenance, MEANWHILE } from "./phase-words";

const NEED_SOMEBODY = [
  { phase: "failed", className: "text-failed-text" },
  { phase: "blocked", className: "text-blocked-text" },
] as const;

/**
 * Left of Settings while any node is in maintenance: how many, how many failed or are blocked; opens the list of them. Cannot be
 * dismissed. Dashed, with the time, when it is only what was last seen.
 */
export function Reminder({ cluster }: { cluster: string }) {
  const nodes = inMaintenance(useNodes(cluster).data ?? []);
  const connection = useConnection(cluster);
  const now = useNow();
  if (nodes.length === 0) return null;
  const stale = isStale(connection);
  const seen =
    stale && connection.lastSeen
      ? ` at ${formatSeen(connection.lastSeen, new Date(now + connection.offsetMs))}`
      : "";
  const inPhase = (phase: Phase) => nodes.filter((node) => node.maintenance.phase === phase).length;
  const count = countInMaintenance(nodes.length);
  return (
    <Popover
      title={`${count}${seen}`}
      trigger={
        <button
          className={cx(
            "flex h-8 shrink-0 items-center gap-2 whitespace-nowrap rounded-control border px-2.5 text-section tabular-nums transition-colors max-sm:h-11",
            stale
              ? "border-stale border-dashed bg-stale-soft text-stale-text"
              : "border-complete-line bg-complete-soft text-complete-text hover:border-complete",
          )}
          type="button"
        >
          <ToolsGlyph size={15} />
          <span className="max-sm:hidden">{stale ? `${nodes.length} in maintenance${seen}` : count}</span>
          <span className="sm:hidden">
            {nodes.length}
            <span className="sr-only"> in maintenance{seen}</span>
          </span>
          {stale
            ? null
            : NEED_SOMEBODY.map(({ phase, className }) =>
                inPhase(phase) > 0 ? (
                  <span className={cx("border-complete-line border-l pl-2", className)} key={phase}>
                    {inPhase(phase)} {phase}
                  </span>
                ) : null,
              )}
        </button>
      }
    >
      <div className="px-4 py-1">
        <MaintenanceList cluster={cluster} nodes={nodes} stale={stale} />
      </div>
      <p className="border-t px-4 py-2.5 text-meta text-text-2">{MEANWHILE}</p>
    </Popover>
  );
}
