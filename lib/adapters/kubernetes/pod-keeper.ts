import type { ObservedPod } from "@/lib/domain/observed";
import { PodIndex } from "@/lib/domain/pod-index";
import type { Changes } from "./object-store";
import { createTurns } from "./turns";

export interface PodKeeper {
  change(changes: Changes<ObservedPod>): void;
  /** undefined until pods were listed. The same until one changes. */
  index(): PodIndex | undefined;
}

/**
 * Keeps the index of pods up to date by what changed, put in when somebody asks: bursts cost one step. The first, of all
 * pods that were listed, is made in turns with other work; `ready` is called when it is there.
 */
export function createPodKeeper(ready: () => void): PodKeeper {
  let index: PodIndex | undefined;
  let listed = false;
  let gone = new Set<ObservedPod>();
  let come = new Set<ObservedPod>();

  async function build(pods: readonly ObservedPod[]): Promise<void> {
    const builder = PodIndex.builder();
    const turn = createTurns();
    for (const pod of pods) {
      builder.add(pod);
      const rest = turn();
      if (rest) await rest;
    }
    index = builder.done();
    ready();
  }

  return {
    change({ set, removed }) {
      if (!listed) {
        listed = true;
        void build(set);
        return;
      }
      for (const pod of set) come.add(pod);
      // One that came since the last look was never in the index.
      for (const pod of removed) if (!come.delete(pod)) gone.add(pod);
    },
    index() {
      if (index === undefined || gone.size + come.size === 0) return index;
      index = index.with(gone, come);
      gone = new Set();
      come = new Set();
      return index;
    },
  };
}
