import { describe, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { ObservedRollout } from "@/lib/domain/rebalance/observed";
import type { RestartSeries } from "@/lib/domain/rebalance/restarts";
import { buildRollout, buildSeries } from "@/lib/domain/rebalance/testing/build";
import { at, buildIndex, NOW } from "@/lib/domain/testing/build";
import type { OperationContext } from "./context";
import { beginRestarts, stopRestarts } from "./restart-workloads";

const web = { kind: "Deployment", namespace: "shop", name: "web" } as const;
const api = { ...web, name: "api" };

interface Given {
  rollouts?: ObservedRollout[];
  missing?: string[];
  /** Another series runs. */
  busy?: boolean;
  away?: boolean;
}

function begin(targets: Parameters<typeof beginRestarts>[0]["input"]["targets"], given: Given = {}) {
  const { rollouts = [buildRollout(), buildRollout({ name: "api" })], missing = [], busy = false } = given;
  const ctx = {
    cluster: {
      info: { id: "harbor", name: "harbor", server: "" },
      restarts: {
        missing: async () => missing,
        read: async ({ name }: { name: string }) => rollouts.find((one) => one.name === name),
      },
    },
    index: () => buildIndex(),
    clock: { now: () => NOW },
    actor: { name: "mira" },
    requireRecords() {
      if (given.away) throw new DrydockError({ code: "database-away", why: "it is gone" });
    },
  } as unknown as OperationContext; // the verb uses no more of it
  const store = {
    begin: async (series: Omit<RestartSeries, "id" | "version">) =>
      busy ? undefined : { ...series, id: "s-1", version: 1 },
  };
  return beginRestarts({
    ctx,
    input: { targets, owner: { personId: "p", groups: [] }, whom: undefined, store },
  });
}

describe("beginning", () => {
  it("writes down what is to be restarted, in this order and each once, and changes nothing itself", async () => {
    expect(await begin([web, api, web])).toMatchObject({
      cluster: "harbor",
      by: "mira",
      state: "running",
      beganAt: at(0),
      steps: [
        { ...web, state: "waits" },
        { ...api, state: "waits" },
      ],
    });
  });

  const cases: [what: string, given: Given, code: string, why: RegExp][] = [
    ["what may not be restarted", { rollouts: [buildRollout({ paused: true })] }, "refused", /It is paused/],
    ["what may not be just now", { rollouts: [buildRollout({ updated: 1 })] }, "refused", /under way/],
    ["while others are restarted", { busy: true }, "refused", /Others are being restarted/],
    ["what is not there", { rollouts: [] }, "not-found", /deployment shop\/web/],
    [
      "without the right",
      { missing: ["patch deployments.apps"] },
      "forbidden",
      /Missing: patch deployments.apps/,
    ],
    ["without a record", { away: true }, "database-away", /it is gone/],
  ];
  it.each(cases)("is refused: %s", async (_, given, code, why) => {
    const error = await begin([web], given).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DrydockError);
    expect((error as DrydockError).failure).toMatchObject({ code });
    expect(JSON.stringify((error as DrydockError).failure)).toMatch(why);
  });
});

describe("stopping", () => {
  /** A store whose save is lost so many times to somebody who was faster. */
  function stop(series: RestartSeries | undefined, lost = 0) {
    let left = lost;
    const store = {
      read: async () => series,
      save: async (changed: RestartSeries) => (left-- > 0 ? undefined : changed),
    };
    const ctx = { actor: { name: "noor" }, clock: { now: () => NOW } };
    return stopRestarts({ ctx, input: { cluster: "harbor", id: "s-1", store } });
  }

  it("ends a series that runs, and says who did", async () => {
    expect(await stop(buildSeries())).toMatchObject({
      state: "stopped",
      why: "Stopped by noor.",
      steps: [{ state: "left" }, { state: "left" }],
    });
  });

  it("looks again when somebody was faster, for a while", async () => {
    expect(await stop(buildSeries(), 4)).toMatchObject({ state: "stopped" });
    await expect(stop(buildSeries(), 5)).rejects.toMatchObject({ failure: { code: "conflict" } });
  });

  it("leaves one that has ended as it is", async () => {
    expect(await stop(buildSeries({ state: "done" }))).toMatchObject({ state: "done" });
  });

  it("needs one that is there", async () => {
    await expect(stop(undefined)).rejects.toMatchObject({ failure: { code: "not-found" } });
  });
});
