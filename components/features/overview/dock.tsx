import { movedFraction } from "@/components/layout/phase-words";
import { cx } from "@/components/ui/cx";
import { Dial } from "@/components/ui/dial";
import { PageLink } from "@/components/ui/page-link";
import type { NodeState } from "@/components/ui/state";
import { Tooltip } from "@/components/ui/tooltip";
import { clusterPath } from "@/lib/client/paths";
import type { NodeRow } from "@/lib/contracts/node";
import type { Resource } from "./capacity";
import { dockName, level, stateWords } from "./dock-words";
import { mapState } from "./map-layout";

export interface DockProps {
  cluster: string;
  node: NodeRow;
  resource: Resource;
  stale: boolean;
  /** Row of the grid, for the arrow keys. */
  row: number;
  /** The one dock that Tab stops at. */
  stop: boolean;
}

const walls: Record<NodeState, string> = {
  healthy: "border-line-2",
  ending: "border-healthy",
  initiated: "border-initiated",
  complete: "border-complete",
  paused: "border-paused",
  blocked: "border-blocked",
  failed: "border-failed",
  "not-ready": "border-failed",
};

/** A node as a dock: open at the top, the level is what is requested. In maintenance the dial lies in it. */
export function Dock({ cluster, node, resource, stale, row, stop, short }: DockProps & { short: string }) {
  const state = mapState(node);
  const share = level(node, resource);
  const { maintenance, health } = node;
  return (
    <Tooltip line={stateWords(node)} title={node.name}>
      <PageLink
        className="block w-21 rounded-control outline-offset-2 hover:[&_.walls]:bg-surface-2"
        data-node={node.name}
        data-row={row}
        href={`${clusterPath(cluster)}/nodes?node=${encodeURIComponent(node.name)}`}
        tabIndex={stop ? 0 : -1}
      >
        <span className="sr-only">{dockName(node, resource)}</span>
        <span aria-hidden="true" className="block truncate pb-0.5 font-[550] text-meta">
          {short}
        </span>
        <span
          className={cx(
            "walls relative flex h-26 items-end overflow-hidden rounded-b-card border-2 border-t-0 transition-colors",
            stale ? "border-stale border-dashed" : walls[state],
          )}
        >
          <span
            className={cx(
              "reading w-full transition-[height] duration-400",
              stale ? "hatch-stale" : share > 0 && "border-water border-t-2 bg-water-soft",
            )}
            style={{ height: `${Math.min(100, share * 100)}%` }}
          />
          {maintenance || health.state === "not-ready" ? (
            <span className="absolute inset-0 flex items-center justify-center">
              <Dial
                fraction={maintenance ? movedFraction(maintenance.progress) : 0}
                label=""
                stale={stale}
                state={maintenance?.phase ?? "not-ready"}
              />
            </span>
          ) : null}
        </span>
        <span
          aria-hidden="true"
          className="flex justify-between gap-0.5 pt-1 text-meta tracking-[-.02em] tabular-nums"
        >
          <span className="font-[600]">{Math.round(share * 100)}%</span>
          <span className="truncate text-text-2">{node.pods} pods</span>
        </span>
      </PageLink>
    </Tooltip>
  );
}
