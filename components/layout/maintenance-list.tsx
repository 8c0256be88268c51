import { MaintenanceLine } from "./maintenance-line";
import type { NodeInMaintenance } from "./phase-words";

interface MaintenanceListProps {
  cluster: string;
  nodes: readonly NodeInMaintenance[];
  stale: boolean;
}

/** The nodes of a reminder under each other; names and phases stand in columns. */
export function MaintenanceList({ cluster, nodes, stale }: MaintenanceListProps) {
  return (
    <ul className="grid max-h-72 grid-cols-[22px_fit-content(9.5rem)_minmax(0,1fr)] gap-x-2.5 overflow-y-auto">
      {nodes.map((node) => (
        <li className="contents" key={node.uid}>
          <MaintenanceLine cluster={cluster} node={node} stale={stale} />
        </li>
      ))}
    </ul>
  );
}
