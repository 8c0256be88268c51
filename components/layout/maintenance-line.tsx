import Link from "next/link";
import { Dial } from "@/components/ui/dial";
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
    <Link
      className="grid grid-cols-[22px_minmax(0,9.5rem)_minmax(0,1fr)] items-center gap-x-2.5 rounded-control py-1 outline-offset-2 hover:[&_.name]:underline max-sm:grid-cols-[22px_minmax(0,1fr)] max-sm:py-2"
      href={`${clusterPath(cluster)}/nodes?node=${encodeURIComponent(node.name)}`}
    >
      <span className="max-sm:row-span-2">
        <Dial fraction={movedFraction(progress)} label="" size={22} stale={stale} state={phase} />
      </span>
      <span className="name truncate text-section" title={node.name}>
        {host}
        <span className="sr-only">{domain.length > 0 ? `.${domain.join(".")}` : ""}</span>
      </span>
      <span className="text-meta text-text-2">
        <strong className={`font-[600] ${stateText[state]}`}>{phaseWord[phase]}</strong> {headline}
      </span>
    </Link>
  );
}
