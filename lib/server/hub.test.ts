import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHub, type Hub, type Subject } from "./hub";

let value: string | undefined;
let paints: number;
const subject: Subject<string> = {
  paint() {
    paints += 1;
    return value;
  },
  whole: (text) => ({ type: "unknown", topic: `whole ${text}` }),
  change(before, after) {
    if (before === after) return undefined;
    return after.startsWith("all") ? "whole" : { type: "unknown", topic: `${before} to ${after}` };
  },
};

const wordsOf = (event: Uint8Array): string => {
  const text = Buffer.from(event).toString();
  expect(text).toMatch(/^data: [^\n]+\n\n$/);
  return JSON.parse(text.slice("data: ".length)).topic;
};

/** A tab that reads what it can while `reads`. */
function open(hub: Hub, from?: string) {
  const tab = { told: [] as string[], position: from, reads: true, closed: 0, wakes: 0, leave: () => {} };
  const read = () => {
    if (!tab.reads) return;
    for (let found = hub.next(tab.position); found; found = hub.next(tab.position)) {
      tab.position = found.position;
      tab.told.push(wordsOf(found.event));
    }
  };
  tab.leave = hub.follow({
    wake() {
      tab.wakes += 1;
      read();
    },
    close() {
      tab.closed += 1;
      tab.leave();
    },
  });
  read();
  return { ...tab, tab, read };
}

describe("the live hub", () => {
  let hub: Hub;
  const forgotten = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    value = "a";
    paints = 0;
    forgotten.mockClear();
    hub = createHub(subject, forgotten);
  });
  afterEach(() => {
    hub.close();
    vi.useRealTimers();
  });

  function become(next: string) {
    value = next;
    hub.touch();
    vi.advanceTimersByTime(250);
  }

  it("begins with the whole, then tells only what changed", () => {
    const { tab } = open(hub);
    become("b");
    become("c");
    expect(tab.told).toEqual(["whole a", "a to b", "b to c"]);
  });

  it("folds a burst into one event, and says nothing when nothing changed", () => {
    const { tab } = open(hub);
    for (const next of ["b", "c", "d"]) {
      value = next;
      hub.touch();
    }
    vi.advanceTimersByTime(250);
    hub.touch();
    vi.advanceTimersByTime(250);
    expect(tab.told).toEqual(["whole a", "a to d"]);
    expect(tab.wakes).toBe(1);
  });

  it("gives a second tab the whole of now, and the changes from there", () => {
    open(hub);
    become("b");
    const { tab } = open(hub);
    become("c");
    expect(tab.told).toEqual(["whole b", "b to c"]);
  });

  it("lets a slow tab read on from where it was", () => {
    const { tab, read } = open(hub);
    tab.reads = false;
    become("b");
    become("c");
    tab.reads = true;
    read();
    expect(tab.told).toEqual(["whole a", "a to b", "b to c"]);
  });

  it("gives a tab that is too far behind the whole in place of a backlog", () => {
    const { tab, read } = open(hub);
    tab.reads = false;
    for (let step = 0; step < 300; step++) become(`v${step}`);
    tab.reads = true;
    read();
    expect(tab.told).toEqual(["whole a", "whole v299"]);
  });

  it("tells the whole where that is shorter than what changed, and only changes from there", () => {
    const { tab } = open(hub);
    become("b");
    become("all new");
    become("c");
    expect(tab.told).toEqual(["whole a", "a to b", "whole all new", "all new to c"]);
    const { tab: late } = open(hub, "0.1");
    expect(late.told).toEqual(["whole c"]);
  });

  it("tells who comes back what it missed, also what happened while nobody looked", () => {
    const { tab } = open(hub);
    become("b");
    tab.leave();
    value = "c";
    vi.advanceTimersByTime(59_000);
    expect(open(hub, tab.position).tab.told).toEqual(["b to c"]);
  });

  it("forgets after a minute without readers, and then tells the whole", () => {
    const { tab } = open(hub);
    tab.leave();
    vi.advanceTimersByTime(60_000);
    expect(forgotten).toHaveBeenCalledOnce();
    expect(open(hub, tab.position).tab.told).toEqual(["whole a"]);
  });

  it("does nothing while nobody looks", () => {
    hub.touch();
    vi.advanceTimersByTime(10_000);
    open(hub).tab.leave();
    paints = 0;
    hub.touch();
    vi.advanceTimersByTime(120_000);
    expect([paints, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it("looks each two seconds by itself: ages and latencies change without an event", () => {
    const { tab } = open(hub);
    value = "older";
    vi.advanceTimersByTime(2_250);
    expect(tab.told).toEqual(["whole a", "a to older"]);
  });

  it("waits while nothing can be said", () => {
    value = undefined;
    const { tab } = open(hub);
    expect(tab.told).toEqual([]);
    become("b");
    expect(tab.told).toEqual(["whole b"]);
  });

  it("goes on after a picture that failed, and says so in the log", () => {
    const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { tab } = open(hub);
    vi.spyOn(subject, "paint").mockImplementationOnce(() => {
      throw new Error("out of paint");
    });
    become("b");
    expect(logged.mock.calls.flat().join()).toContain("out of paint");
    become("c");
    expect(tab.told).toEqual(["whole a", "a to c"]);
    vi.restoreAllMocks();
  });

  it("closes every tab at the end, and who comes after it", () => {
    const { tab } = open(hub);
    hub.close();
    expect(tab.closed).toBe(1);
    const close = vi.fn();
    hub.follow({ wake: () => {}, close });
    expect(close).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
