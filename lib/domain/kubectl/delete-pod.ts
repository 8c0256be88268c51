import type { KubectlEquivalent } from "./equivalent";
import { shellWord } from "./shell";

interface NamedPod {
  namespace: string;
  name: string;
}

/** Deletes one pod and waits for nothing, as the console does. Without a grace period the pod's own holds. */
export function deleteLine({ namespace, name }: NamedPod, graceSeconds: number | undefined): string {
  const grace = graceSeconds === undefined ? "" : ` --grace-period=${graceSeconds}`;
  return `kubectl delete pod ${shellWord(name)} --namespace=${shellWord(namespace)}${grace} --wait=false`;
}

/** A deletion that no budget is asked for. */
export function deleteWithKubectl(pod: NamedPod, graceSeconds: number | undefined): KubectlEquivalent {
  return {
    lines: [deleteLine(pod, graceSeconds)],
    differs: [
      "It deletes whichever pod has that name when it comes there; here it is this one, by its UID.",
      "Who agreed to it is not kept.",
    ],
  };
}
