import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Principal } from "@/lib/domain/access/principal";
import { buildMember } from "@/lib/domain/access/testing/principals";
import type { AuditEntry } from "@/lib/domain/audit/record";
import { DrydockError } from "@/lib/domain/errors";
import type { Whom } from "@/lib/domain/impersonation/whom";
import type { ObservedRollout } from "@/lib/domain/rebalance/observed";
import { ABANDONED_MS, type RestartSeries } from "@/lib/domain/rebalance/restarts";
import { buildRollout, buildSeries, buildStep } from "@/lib/domain/rebalance/testing/build";
import { at, buildIndex, NOW } from "@/lib/domain/testing/build";
import type { Runtime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { memoryRestartStore } from "@/lib/server/testing/memory-restarts";
import { takeTurn } from "./turn";

beforeEach(() => void vi.spyOn(process.stderr, "write").mockReturnValue(true));

interface Given {
  rollout?: ObservedRollout | undefined;
  /** What the API server says to the change. */
  refuses?: DrydockError;
  /** Who asked for it, as they are now; null: they may not sign in any more. */
  owner?: Principal | null;
  /** Whom the cluster sees in the owner's commands now. */
  whom?: Whom;
  /** The audit log can't be written. */
  unrecorded?: boolean;
}

/** A cluster with one workload of any name, and a console that leads it. */
async function world(series: Partial<RestartSeries> = {}, given: Given = {}) {
  const { refuses, unrecorded = false, owner = buildMember("mira", "cluster-editor"), whom } = given;
  const told: Whom[] = [];
  let rollout = "rollout" in given ? given.rollout : buildRollout();
  let now = NOW;
  const restarted: string[] = [];
  const audited: string[] = [];
  const store = memoryRestartStore();
  const { id: _, version: __, ...begun } = buildSeries(series);
  await store.begin(begun);
  const port = memoryPort("harbor").port;
  const restarts: typeof port.restarts = {
    ...port.restarts,
    read: async () => rollout,
    async restart({ name }, mark) {
      if (refuses) throw refuses;
      restarted.push(`${name} ${mark}`);
      rollout = rollout && { ...rollout, restartedAt: mark, generation: rollout.generation + 1 };
    },
  };
  const seen = ({ stage, action, object, result }: AuditEntry) => `${stage} ${action} ${object}: ${result}`;
  const recorder = {
    async first(entry: AuditEntry) {
      if (unrecorded) throw new DrydockError({ code: "database-away", why: "gone" });
      audited.push(seen(entry));
    },
    tell: async (entry: AuditEntry) => void audited.push(seen(entry)),
  };
  const led = {
    index: () => buildIndex(),
    port: {
      ...port,
      restarts,
      onBehalfOf: (whom: Whom) => {
        told.push(whom);
        return { ...port, restarts };
      },
    },
    whomToBe: async () => whom,
  } as Pick<Runtime, "index" | "port" | "whomToBe">;
  const current = async () => (await store.newest("harbor", 1))[0] ?? expect.unreachable();
  return {
    restarted,
    told,
    audited,
    current,
    store,
    async turn(of?: RestartSeries) {
      const find = async () => owner ?? undefined;
      await takeTurn(of ?? (await current()), led, { store, recorder, find, clock: { now: () => now } });
      return current();
    },
    seeDone: () => {
      rollout = rollout && { ...rollout, observedGeneration: rollout.generation };
    },
    wait(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };
}

describe("one after another", () => {
  it("the next is restarted only when the rollout before it is done", async () => {
    const { turn, restarted, seeDone, audited } = await world();
    expect(await turn()).toMatchObject({ steps: [{ state: "restarting", asked: true }, { state: "waits" }] });
    expect(restarted).toEqual(["web 2026-11-21T12:00:00Z"]);
    await turn();
    const waiting = await turn();
    expect(restarted, "it waits").toHaveLength(1);
    expect(waiting.steps[0]?.why).toBe("its controller has not seen the new template yet");
    seeDone();
    expect(await turn()).toMatchObject({ steps: [{ state: "done" }, { state: "waits" }] });
    await turn();
    expect(restarted).toEqual(["web 2026-11-21T12:00:00Z", "api 2026-11-21T12:00:00Z"]);
    seeDone();
    expect(await turn()).toMatchObject({ state: "done", endedAt: at(0) });
    expect(audited).toEqual([
      "before workload.restart deployment shop/web: pending",
      "after workload.restart deployment shop/web: done",
      "before workload.restart deployment shop/api: pending",
      "after workload.restart deployment shop/api: done",
    ]);
  });

  it("one that may not be restarted any more is skipped, with the reason", async () => {
    const { turn, restarted } = await world({}, { rollout: buildRollout({ paused: true }) });
    expect(await turn()).toMatchObject({
      state: "running",
      steps: [{ state: "skipped", why: expect.stringMatching(/paused/) }, { state: "waits" }],
    });
    expect(await turn()).toMatchObject({ state: "done" });
    expect(restarted).toEqual([]);
  });

  it("one that has to wait says for what, and when a console looked last", async () => {
    const { turn, wait } = await world({}, { rollout: buildRollout({ available: 2 }) });
    const first = await turn();
    expect(first.steps[0]).toMatchObject({
      state: "waits",
      since: at(0),
      why: expect.stringMatching(/2 of 3/),
    });
    wait(10_000);
    expect((await turn()).seenAt, "nothing new").toBe(at(0));
    wait(20_000);
    expect((await turn()).seenAt).toBe(at(30));
  });
});

describe("whom the cluster sees", () => {
  const then = { user: "drydock:mira", groups: ["drydock:cluster-admin"] };
  const now = { user: "drydock:mira", groups: ["drydock:cluster-editor"] };

  it.each<[string, RestartSeries["whom"], Whom | undefined, Whom[]]>([
    ["the person with the groups that they have now", then, now, [now]],
    ["never the console in place of the person", then, undefined, [then]],
    ["the console, where it began so", undefined, now, []],
  ])("%s", async (_, began, whom, expected) => {
    const { turn, told, restarted } = await world({ whom: began }, { whom });
    await turn();
    expect(told).toEqual(expected);
    expect(restarted).toHaveLength(1);
  });
});

describe("nothing more is restarted for somebody", () => {
  it.each<[string, Principal | null, RegExp]>([
    ["who may not sign in any more", null, /^mira may not sign in any more\.$/],
    ["whose role was taken", buildMember("mira", "cluster-viewer"), /mira has the role Cluster Viewer/],
    ["whose role is elsewhere", buildMember("mira", "cluster-admin", "other"), /mira has no role on harbor/],
  ])("%s", async (_, owner, why) => {
    const { turn, restarted } = await world({}, { owner });
    expect(await turn()).toMatchObject({
      state: "stopped",
      why: expect.stringMatching(why),
      steps: [{ state: "left" }, { state: "left" }],
    });
    expect(restarted).toEqual([]);
  });

  it("whom nobody wrote down", async () => {
    const { turn, restarted } = await world({ owner: undefined });
    expect(await turn()).toMatchObject({ state: "stopped" });
    expect(restarted).toEqual([]);
  });
});

describe("what goes wrong", () => {
  it("somebody changes it at the same moment: it is looked at again, and marked with the same time", async () => {
    const refuses = new DrydockError({ code: "conflict", object: "deployment shop/web", why: "changed" });
    const { turn, current, audited } = await world({}, { refuses });
    await expect(turn()).rejects.toBe(refuses);
    const kept = await current();
    expect(kept.steps[0]).toMatchObject({ state: "restarting", restartedAt: "2026-11-21T12:00:00Z" });
    expect(kept.steps[0]).not.toHaveProperty("asked");
    expect(audited.at(-1)).toBe("after workload.restart deployment shop/web: failed");
    await expect(turn(), "tried once more").rejects.toBe(refuses);
  });

  it("the cluster refuses: the series ends, and the next is not begun", async () => {
    const why = "deployments.apps is forbidden";
    const refuses = new DrydockError({ code: "forbidden", verb: "patch", object: "deployment", why });
    const { turn } = await world({}, { refuses });
    expect(await turn()).toMatchObject({
      state: "failed",
      steps: [{ state: "failed", why }, { state: "left" }],
    });
  });

  it("what can't be recorded is not done", async () => {
    const { turn, restarted } = await world({}, { unrecorded: true });
    await expect(turn()).rejects.toMatchObject({ failure: { code: "database-away" } });
    expect(restarted).toEqual([]);
  });

  it("it is stopped at the same moment: nothing is restarted", async () => {
    const { turn, current, store, restarted } = await world();
    const before = await current();
    await store.save({ ...before, state: "stopped" });
    await turn(before);
    expect(restarted).toEqual([]);
  });
});

describe("a console that goes on after another", () => {
  it("asks for the change that was written down and not made", async () => {
    const steps = [buildStep({ state: "restarting", restartedAt: "2026-11-21T11:59:00Z" })];
    const { turn, restarted } = await world({ steps });
    await turn();
    expect(restarted).toEqual(["web 2026-11-21T11:59:00Z"]);
  });

  it("follows the one that was made", async () => {
    const restartedAt = "2026-11-21T11:59:00Z";
    const steps = [buildStep({ state: "restarting", restartedAt })];
    const { turn, restarted } = await world({ steps }, { rollout: buildRollout({ restartedAt }) });
    expect(await turn()).toMatchObject({ state: "done" });
    expect(restarted).toEqual([]);
  });

  it("begins nothing after a long silence, and says so", async () => {
    const { turn, wait, restarted } = await world();
    wait(ABANDONED_MS + 1);
    expect(await turn()).toMatchObject({
      state: "stopped",
      why: expect.stringMatching(/^No console worked on it/),
      steps: [{ state: "left" }, { state: "left" }],
    });
    expect(restarted).toEqual([]);
  });
});

it("goes out in the name of the person, where commands do", async () => {
  const { turn, restarted } = await world({ whom: { user: "drydock:mira", groups: [] } });
  await turn();
  expect(restarted).toHaveLength(1);
});
