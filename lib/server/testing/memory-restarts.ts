import { buildRollout, buildSeries } from "@/lib/domain/rebalance/testing/build";
import type { RestartPort } from "@/lib/operations/restart-port";
import type { RestartStore } from "@/lib/operations/store-ports/restarts";

/** A cluster that has one Deployment, whose rollout is done, and lets anybody restart it. */
export function memoryRestarts(): RestartPort {
  const rollout = buildRollout();
  return {
    list: async () => [rollout],
    read: async ({ name }) => (name === rollout.name ? rollout : undefined),
    restart: async () => {},
    missing: async () => [],
  };
}

/** Series of restarts in memory, with the rules of the table: one that runs a cluster, and no lost write. */
export function memoryRestartStore(): RestartStore {
  let all = [buildSeries({ state: "done", endedAt: "2026-11-21T12:05:00.000Z" })];
  return {
    async begin(series) {
      if (all.some(({ cluster, state }) => cluster === series.cluster && state === "running"))
        return undefined;
      const begun = { ...series, id: `00000000-0000-4000-8000-00000000000${all.length + 1}`, version: 1 };
      all = [begun, ...all];
      return begun;
    },
    running: async () => all.filter(({ state }) => state === "running"),
    newest: async (cluster, most) => all.filter((one) => one.cluster === cluster).slice(0, most),
    read: async ({ cluster, id }) => all.find((one) => one.cluster === cluster && one.id === id),
    async save(series) {
      const saved = { ...series, version: series.version + 1 };
      if (!all.some(({ id, version }) => id === series.id && version === series.version)) return undefined;
      all = all.map((one) => (one.id === series.id ? saved : one));
      return saved;
    },
  };
}
