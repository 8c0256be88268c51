import type { ObservedPod } from "@/lib/domain/observed";
import { PodIndex } from "@/lib/domain/pod-index";
import type { Changes } from "./object-store";

export interface PodKeeper {
  change(changes: Changes<ObservedPod>): void;
  /** undefined until pods were listed. The same until one changes. */
  index(): PodIndex | undefined;
}

/** Keeps the index of pods up to date by what changed, put in when somebody asks: bursts cost one step. */
export function createPodKeeper(): PodKeeper {
  let index: PodIndex | undefined;
  let gone = new Set<ObservedPod>();
  let come = new Set<ObservedPod>();
  let listed = false;
  return {
    change({ set, removed }) {
      listed = true;
      for (const pod of set) come.add(pod);
      // One that came since the last look was never in the index.
      for (const pod of removed) if (!come.delete(pod)) gone.add(pod);
    },
    index() {
      if (!listed) return undefined;
      if (index === undefined) index = PodIndex.of([...come]);
      else if (gone.size + come.size > 0) index = index.with(gone, come);
      else return index;
      gone = new Set();
      come = new Set();
      return index;
    },
  };
}
