import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import { stateFill } from "@/components/ui/state";
import { Tooltip } from "@/components/ui/tooltip";
import { clusterPath } from "@/lib/client/paths";
import type { DockProps } from "./dock";
import { dockName, stateWords } from "./dock-words";
import { mapState } from "./map-layout";

/** A node of a large cluster as a 10 px square in the colour of its state. */
export function DockSquare({ cluster, node, resource, stale, row, stop }: DockProps) {
  return (
    <Tooltip line={stateWords(node)} title={node.name}>
      <PageLink
        aria-label={dockName(node, resource)}
        className={cx(
          "reading relative size-[10px] rounded-[2.5px] outline-offset-1 before:absolute before:-inset-[2px]",
          stale ? "border border-stale border-dashed" : stateFill[mapState(node)],
        )}
        data-node={node.name}
        data-row={row}
        href={`${clusterPath(cluster)}/nodes?node=${encodeURIComponent(node.name)}`}
        tabIndex={stop ? 0 : -1}
      />
    </Tooltip>
  );
}
