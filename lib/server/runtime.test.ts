import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { type Runtime, startRuntime } from "./runtime";
import { memoryPort } from "./testing/memory-port";
import { readEvent } from "./testing/read-event";

const self = {
  identity: { holder: "console-1", succeeds: () => false },
  installation: "here",
  records: NO_RECORDS,
};
let running: Runtime[] = [];

function start(...[given]: [Parameters<typeof memoryPort>[1]?]) {
  const memory = memoryPort("harbor", given);
  const onTouch = vi.fn();
  const runtime = startRuntime(memory.port, { ...self, onTouch });
  running.push(runtime);
  return { ...memory, runtime, onTouch };
}

/** What a tab is told of a topic from now on. */
function follow(runtime: Runtime, path: string) {
  const hub = runtime.topics.find(path) ?? expect.unreachable(`no topic ${path}`);
  const told: ReturnType<typeof readEvent>[] = [];
  let position: string | undefined;
  const wake = () => {
    for (let found = hub.next(position); found; found = hub.next(position)) {
      position = found.position;
      told.push(readEvent(found.event));
    }
  };
  const close = vi.fn();
  hub.follow({ wake, close });
  wake();
  return { told, close };
}

describe("a running cluster", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(async () => {
    await Promise.all(running.map((runtime) => runtime.stop()));
    running = [];
    vi.useRealTimers();
  });

  it("can't be asked before it was listed, and says why it was not", () => {
    const { runtime, observe } = start({ nodes: undefined });
    const why = (text: string) =>
      expect.objectContaining({ failure: { code: "cluster-unreachable", cluster: "harbor", why: text } });
    expect(() => runtime.index()).toThrow(why("it was not listed yet"));
    observe({ freshness: { state: "unreachable", since: "2026-11-21T12:00:00Z", why: "no route to host" } });
    expect(() => runtime.index()).toThrow(why("no route to host"));
    expect(runtime.rows()).toEqual([]);
    expect(runtime.summary()).toMatchObject({ id: "harbor", nodes: { total: 0 } });
  });

  it("shows nodes before its pods are listed, and whole rows from then on", async () => {
    const { runtime, observe } = start({ nodes: undefined, pods: undefined });
    const { told } = follow(runtime, "");
    expect(told).toEqual([expect.not.objectContaining({ nodes: expect.anything() })]);
    observe({ nodes: [buildNode("a")] });
    await vi.advanceTimersByTimeAsync(250);
    expect(told.at(-1)).toMatchObject({ type: "snapshot", nodes: [{ name: "a", uncounted: true }] });
    observe({ pods: [buildPod("p")] });
    await vi.advanceTimersByTimeAsync(250);
    expect(told.at(-1)).toMatchObject({ type: "delta", nodes: [{ name: "a", pods: 1 }] });
    expect(JSON.stringify(told.at(-1))).toContain('"without":["uncounted"]');
  });

  it("tells a node's maintenance and its pods, until it ends", async () => {
    const { runtime, observe, port } = start({ nodes: [buildNode("a")], pods: [buildPod("p")] });
    const { told } = follow(runtime, "/nodes/a");
    expect(told).toMatchObject([{ type: "node", maintenance: null, pods: { items: [{ name: "p" }] } }]);
    const intent = buildIntent({ installation: "elsewhere" });
    await port.patchNode("a", { resourceVersion: "1", unschedulable: true, intent });
    await vi.advanceTimersByTimeAsync(500);
    expect(told.at(-1)).toMatchObject({ maintenance: { id: "m-1", by: "mira" } });
    observe({ pods: [] });
    await vi.advanceTimersByTimeAsync(500);
    expect(told.at(-1)).toMatchObject({ pods: { items: [] } });
    await port.patchNode("a", { resourceVersion: "2", unschedulable: false, intent: null });
    await vi.advanceTimersByTimeAsync(500);
    expect(told.at(-1)).toMatchObject({ maintenance: null });
  });

  it("tells the list of clusters of each change", () => {
    const { observe, onTouch } = start({ nodes: [buildNode("a")] });
    onTouch.mockClear();
    observe({ nodes: [] });
    expect(onTouch).toHaveBeenCalledOnce();
  });

  it("lets one command in after the other, also after one that failed", async () => {
    const { runtime } = start({ nodes: [buildNode("a")] });
    const { exclusive } = runtime.context(buildAdministrator("mira"));
    const order: string[] = [];
    const first = exclusive(async () => {
      order.push("first begins");
      await vi.advanceTimersByTimeAsync(10);
      order.push("first fails");
      throw new Error("no");
    });
    const second = exclusive(async () => order.push("second"));
    await expect(first).rejects.toThrow("no");
    await second;
    expect(order).toEqual(["first begins", "first fails", "second"]);
  });

  it("leaves nothing running when it stops", async () => {
    const { runtime, state } = start({ nodes: [buildNode("a")] });
    const tab = follow(runtime, "");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state.started).toBe(1);
    await runtime.stop();
    expect([state.closed, state.listeners.size, tab.close.mock.calls.length]).toEqual([1, 0, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
