"use client";
import { MaintenanceList } from "@/components/layout/maintenance-list";
import { inMaintenance, MEANWHILE } from "@/components/layout/phase-words";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { PageLink } from "@/components/ui/page-link";
import { isStale } from "@/lib/client/connection";
import { useConnection } from "@/lib/client/live";
import { clusterPath } from "@/lib/client/paths";
import { useNodes } from "@/lib/client/queries";

/** Beneath Health status while any node is in maintenance: each with its dial, and what is held back. */
export function MaintenanceBlock({ cluster }: { cluster: string }) {
  const nodes = inMaintenance(useNodes(cluster).data ?? []);
  const stale = isStale(useConnection(cluster));
  if (nodes.length === 0) return null;
  return (
    <div
      className={`border-t px-4 py-3 ${stale ? "border-stale border-dashed bg-stale-soft" : "border-complete-line bg-complete-soft"}`}
    >
      <div className={`flex items-center gap-2 pb-1.5 ${stale ? "text-stale-text" : "text-complete-text"}`}>
        <ToolsGlyph size={16} />
        <h3 className="mr-auto text-section">
          {nodes.length} {nodes.length === 1 ? "node" : "nodes"} in maintenance mode
        </h3>
        <PageLink
          className="font-[550] text-accent text-meta hover:underline"
          href={`${clusterPath(cluster)}/nodes`}
        >
          Go to nodes
        </PageLink>
      </div>
      <MaintenanceList cluster={cluster} nodes={nodes} stale={stale} />
      <p
        className={`mt-2 border-t pt-2 text-meta text-text-2 ${stale ? "border-stale-line" : "border-complete-line"}`}
      >
        {MEANWHILE}
      </p>
    </div>
  );
}
