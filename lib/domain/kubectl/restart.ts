import type { RestartTarget } from "@/lib/domain/rebalance/observed";
import type { KubectlEquivalent } from "./equivalent";
import { shellWord } from "./shell";

/** One after another: each line of status waits until the rollout is done. */
export function restartWithKubectl(targets: readonly RestartTarget[]): KubectlEquivalent {
  return {
    lines: targets.flatMap(({ kind, namespace, name }) => {
      const object = `${shellWord(`${kind.toLowerCase()}/${name}`)} -n ${shellWord(namespace)}`;
      return [`kubectl rollout restart ${object}`, `kubectl rollout status ${object}`];
    }),
    differs: ["It asks no budget before a restart, and goes on with the next one when a rollout fails."],
  };
}
