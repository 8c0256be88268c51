import { setTimeout as delay } from "node:timers/promises";
import type { Kube } from "./kube.ts";

const PAGE = 500;
/** Pods that go before others are looked for. */
const BATCH = 100;

interface Names {
  items: { metadata: { name: string; namespace: string } }[];
}

export interface Churn {
  /** Ends it; how many pods were replaced. */
  stop(): Promise<number>;
}

/**
 * Deletes pods of the sandbox's scale scenario at once, so many a second, spread evenly; their controllers make others,
 * which the scheduler places. Each is four changes of pods: gone, there, bound, running.
 */
export function replacePods(kube: Kube, perSecond: number): Churn {
  let running = true;
  let replaced = 0;
  const work = (async () => {
    const { items: spaces } = await kube.get<Names>("/api/v1/namespaces");
    const teams = spaces.map(({ metadata }) => metadata.name).filter((name) => name.startsWith("team-"));
    let due = performance.now();
    while (running) {
      const team = teams[Math.floor(Math.random() * teams.length)];
      const { items } = await kube.get<Names>(`/api/v1/namespaces/${team}/pods?limit=${PAGE}`);
      for (let left = BATCH; running && left > 0 && items.length > 0; left--) {
        const [pod] = items.splice(Math.floor(Math.random() * items.length), 1);
        due = Math.max(due + 1000 / perSecond, performance.now() - 1000);
        await delay(Math.max(0, due - performance.now()));
        if (pod) void remove(pod.metadata);
      }
    }
  })();
  /** One that its controller took away meanwhile is not there to be deleted. */
  async function remove({ name, namespace }: { name: string; namespace: string }): Promise<void> {
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
    const done = await kube.send("DELETE", path, { gracePeriodSeconds: 0 }).then(
      () => true,
      () => false,
    );
    if (done) replaced += 1;
  }
  return {
    async stop() {
      running = false;
      await work;
      return replaced;
    },
  };
}
