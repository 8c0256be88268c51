import { EXCLUDE_LABEL } from "@/lib/domain/backups/exclusion";
import { MAINTENANCE_ANNOTATION } from "@/lib/domain/intent";
import type { KubectlEquivalent } from "./equivalent";
import { shellWords } from "./shell";

export function cordonWithKubectl(nodes: readonly string[]): KubectlEquivalent {
  return { lines: [`kubectl cordon ${shellWords(nodes)}`], differs: [] };
}

export function uncordonWithKubectl(nodes: readonly string[]): KubectlEquivalent {
  return { lines: [`kubectl uncordon ${shellWords(nodes)}`], differs: [] };
}

export function pauseWithKubectl(): KubectlEquivalent {
  return {
    lines: [],
    differs: [
      "kubectl has no pause. A drain that is stopped with Ctrl-C evicts nothing more; the node stays cordoned.",
    ],
  };
}

/** A node whose maintenance ends. */
interface Returning {
  name: string;
  /** It was cordoned before, and stays so. */
  wasCordoned: boolean;
}

/** Takes back what was written on the nodes. The annotation goes first: a cordon that is lifted beneath it is a question. */
export function turnOffWithKubectl(nodes: readonly Returning[]): KubectlEquivalent {
  const names = nodes.map(({ name }) => name);
  const open = nodes.filter(({ wasCordoned }) => !wasCordoned).map(({ name }) => name);
  const kept = nodes.length - open.length;
  return {
    lines: [
      `kubectl annotate node ${shellWords(names)} ${MAINTENANCE_ANNOTATION}-`,
      ...(open.length > 0 ? [`kubectl uncordon ${shellWords(open)}`] : []),
    ],
    differs: [
      "Here both are one write, made when evictions that are on their way have ended.",
      ...(kept > 0 ? ["What was cordoned before stays so: there is no uncordon for it."] : []),
      `A label ${EXCLUDE_LABEL} that maintenance wrote stays on the node, and the history has it as lost: nobody turned it off here.`,
    ],
  };
}
