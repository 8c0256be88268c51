import type { StartScanRequest } from "@/lib/contracts/scan";
import { MOST_NODES } from "@/lib/domain/scans/rules";
import { count } from "@/lib/domain/words";

/** What somebody chose to scan, while they choose. */
export interface ScanChoice {
  what: "all" | "control-plane" | "workers" | "nodes" | "sonobuoy";
  /** Those that were ticked; of no account unless nodes are chosen. */
  nodes: readonly string[];
}

export const WHAT: readonly { value: ScanChoice["what"]; label: string }[] = [
  { value: "all", label: "kube-bench on all nodes" },
  { value: "control-plane", label: "kube-bench on the control plane" },
  { value: "workers", label: "kube-bench on workers" },
  { value: "nodes", label: "kube-bench on chosen nodes" },
  { value: "sonobuoy", label: "Sonobuoy conformance" },
];

export const ALL: ScanChoice = { what: "all", nodes: [] };

export function requestOf({ what, nodes }: ScanChoice): StartScanRequest {
  switch (what) {
    case "sonobuoy":
      return { kind: "sonobuoy", scope: "all" };
    case "nodes":
      return { kind: "kube-bench", scope: { nodes: [...nodes] } };
    case "all":
    case "control-plane":
    case "workers":
      return { kind: "kube-bench", scope: what };
  }
}

export function choiceOf({ kind, scope }: StartScanRequest): ScanChoice {
  if (kind === "sonobuoy") return { what: "sonobuoy", nodes: [] };
  return typeof scope === "object" ? { what: "nodes", nodes: scope.nodes } : { what: scope, nodes: [] };
}

/** What is missing in a choice, as a sentence. */
export function incomplete({ what, nodes }: ScanChoice): string | undefined {
  if (what !== "nodes") return undefined;
  if (nodes.length === 0) return "Choose a node.";
  return nodes.length > MOST_NODES ? `One scan looks at ${MOST_NODES} nodes at most.` : undefined;
}

/** "kube-bench on workers", "kube-bench on w1 and w2", "Sonobuoy conformance". */
export function choiceWords(request: StartScanRequest): string {
  const { what, nodes } = choiceOf(request);
  if (what === "nodes")
    return `kube-bench on ${nodes.length <= 2 ? nodes.join(" and ") : count(nodes.length, "node")}`;
  return WHAT.find(({ value }) => value === what)?.label ?? what;
}
