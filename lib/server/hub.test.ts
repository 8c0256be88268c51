import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamEvent } from "@/lib/contracts/stream";
import { createHub, type Picture } from "./hub";

const rows = (...names: [string, number][]) =>
  names.map(([name, pods]) => ({ name, pods })) as unknown as Picture["nodes"];

function open(hub: ReturnType<typeof createHub>, accepts = () => true) {
  const events: StreamEvent[] = [];
  const close = vi.fn();
  const unsubscribe = hub.subscribe({
    send(event) {
      if (!accepts()) return false;
      events.push(event);
      return true;
    },
    close,
  });
  return { events, close, unsubscribe };
}

describe("the live hub", () => {
  let picture: Picture;
  let hub: ReturnType<typeof createHub>;
  beforeEach(() => {
    vi.useFakeTimers();
    picture = { cluster: { id: "c" } as Picture["cluster"], nodes: rows(["a", 1], ["b", 1]), activity: [] };
    hub = createHub(() => picture);
  });
  afterEach(() => {
    hub.close();
    vi.useRealTimers();
  });

  it("begins with a snapshot, then tells only what changed", () => {
    const tab = open(hub);
    picture = { ...picture, nodes: rows(["a", 2], ["c", 1]) };
    hub.touch();
    vi.advanceTimersByTime(250);
    expect(tab.events.map((event) => event.type)).toEqual(["snapshot", "delta"]);
    expect(tab.events[1]).toMatchObject({ nodes: rows(["a", 2], ["c", 1]), removedNodes: ["b"] });
    expect(tab.events[1]).not.toHaveProperty("cluster.id");
  });

  it("tells of activity also when the newest entry stays first", () => {
    const entry = (id: string) => ({ id }) as Picture["activity"][number];
    picture = { ...picture, activity: [entry("new")] };
    const tab = open(hub);
    picture = { ...picture, activity: [entry("new"), entry("older")] };
    hub.touch();
    vi.advanceTimersByTime(250);
    expect(tab.events[1]).toMatchObject({ activity: [{ id: "new" }, { id: "older" }] });
  });

  it("folds a burst into one delta, and says nothing when nothing changed", () => {
    const tab = open(hub);
    for (let pods = 2; pods < 50; pods++) {
      picture = { ...picture, nodes: rows(["a", pods], ["b", 1]) };
      hub.touch();
    }
    vi.advanceTimersByTime(250);
    hub.touch();
    vi.advanceTimersByTime(250);
    expect(tab.events.filter((event) => event.type === "delta")).toHaveLength(1);
  });

  it("gives a slow tab a new snapshot in place of what it missed", () => {
    let reads = true;
    const slow = open(hub, () => reads);
    reads = false;
    picture = { ...picture, nodes: rows(["a", 5], ["b", 1]) };
    hub.touch();
    vi.advanceTimersByTime(250);
    reads = true;
    hub.touch();
    vi.advanceTimersByTime(250);
    expect(slow.events.map((event) => event.type)).toEqual(["snapshot", "snapshot"]);
    expect(slow.events[1]).toMatchObject({ nodes: rows(["a", 5], ["b", 1]) });
  });

  it("beats each two seconds and closes every tab at the end", () => {
    const tab = open(hub);
    vi.advanceTimersByTime(2_000);
    expect(tab.events.at(-1)?.type).toBe("beat");
    hub.close();
    expect(tab.close).toHaveBeenCalled();
  });

  it("paints nothing while nobody looks", () => {
    const paint = vi.fn(() => picture);
    const idle = createHub(paint);
    idle.touch();
    vi.advanceTimersByTime(10_000);
    expect(paint).not.toHaveBeenCalled();
    idle.close();
  });
});
