import { Dial } from "@/components/ui/dial";
import { PageLink } from "@/components/ui/page-link";
import { type State, stateText } from "@/components/ui/state";
import { clusterPath } from "@/lib/client/paths";
import { movedFraction, type NodeInMaintenance, phaseWord } from "./phase-words";

interface MaintenanceLineProps {
  cluster: string;
  node: NodeInMaintenance;
  /** Not live: drawn as last seen. */
  stale: boolean;
}

/** One node of a reminder: dial, name, phase, and what is true of it; leads to the node's row. */
export function MaintenanceLine({ cluster, node, stale }: MaintenanceLineProps) {
  const { phase, headline, progress } = node.maintenance;
  const state: State = stale ? "stale" : phase;
  const [host, ...domain] = node.name.split(".");
  return (
    <PageLink
      className="col-span-3 grid grid-cols-subgrid items-center rounded-control py-1 outline-offset-2 hover:[&_.name]:underline max-sm:py-2"
      href={`${clusterPath(cluster)}/nodes?node=${encodeURIComponent(node.name)}`}
    >
      <span>
        <Dial fraction={movedFraction(progress)} label="" size={22} stale={stale} state={phase} />
      </span>
      <span className="name truncate text-section" title={node.name}>
        {host}
        <span className="sr-only">{domain.length > 0 ? `.${domain.join(".")}` : ""}</span>
      </span>
      <span className="text-meta text-text-2">
        <strong className={`font-[600] ${stateText[state]}`}>{phaseWord[phase]}</strong> {headline}
      </span>
    </PageLink>
  );
}
