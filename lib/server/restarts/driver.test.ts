import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { buildSeries } from "@/lib/domain/rebalance/testing/build";
import { buildIndex, NOW } from "@/lib/domain/testing/build";
import type { Runtime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { memoryRestartStore } from "@/lib/server/testing/memory-restarts";
import { startRestartDriver } from "./driver";

const stderr = vi.spyOn(process.stderr, "write");
beforeEach(() => void stderr.mockReset().mockReturnValue(true));

interface Given {
  leads?: boolean;
  live?: boolean;
  /** A cluster that does not answer. */
  broken?: boolean;
}

async function driving(given: Record<string, Given>) {
  const store = memoryRestartStore();
  const restarted: string[] = [];
  const clusters = new Map<string, Pick<Runtime, "index" | "leads" | "port" | "whomToBe">>();
  for (const [cluster, { leads = true, live = true, broken = false }] of Object.entries(given)) {
    const { id: _, version: __, ...series } = buildSeries({ cluster });
    await store.begin(series);
    const { port } = memoryPort(cluster);
    const restarts = {
      ...port.restarts,
      read: (...target: Parameters<typeof port.restarts.read>) =>
        broken ? Promise.reject(new Error("away")) : port.restarts.read(...target),
      restart: async () => void restarted.push(cluster),
    };
    const freshness = () =>
      live ? port.freshness() : ({ state: "unreachable", since: NOW.toISOString(), why: "away" } as const);
    clusters.set(cluster, {
      index: () => buildIndex(),
      leads: () => leads,
      whomToBe: async () => undefined,
      port: { ...port, restarts, freshness },
    });
  }
  const recorder = { first: async () => {}, tell: async () => {} };
  const find = async () => buildMember("mira", "cluster-editor");
  const driver = startRestartDriver({ clusters, store, recorder, find, clock: { now: () => NOW } });
  onTestFinished(driver.stop);
  return { driver, restarted };
}

describe("who restarts", () => {
  it("the console that leads the cluster, while it is live", async () => {
    const { driver, restarted } = await driving({
      led: {},
      "of another console": { leads: false },
      away: { live: false },
    });
    await driver.work();
    expect(restarted).toEqual(["led"]);
  });

  it("a cluster that does not answer keeps no other waiting, and is told once", async () => {
    const { driver, restarted } = await driving({ broken: { broken: true }, led: {} });
    await driver.work();
    await driver.work();
    expect(restarted).toEqual(["led"]);
    const told = stderr.mock.calls
      .map(([line]) => String(line))
      .filter((line) => line.includes("restarts wait"));
    expect(told).toHaveLength(1);
  });
});
