import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StreamEvent } from "@/lib/contracts/stream";
import { openStream } from "./live-stream";

/** A stand-in for the browser's EventSource, steered by the test. */
class FakeSource {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  onmessage?: (message: { data: string; lastEventId: string }) => void;
  onerror?: () => void;

  constructor() {
    FakeSource.opened.push(this);
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  say(event: unknown) {
    const data = typeof event === "string" ? event : JSON.stringify(event);
    this.onmessage?.({ data, lastEventId: "a.1" });
  }

  refuse() {
    this.readyState = FakeSource.CLOSED;
    this.onerror?.();
  }
}

const beat = { type: "beat", reader: "mira", serverTime: "2026-11-21T12:00:00.000Z" };
const page = Object.assign(new EventTarget(), { hidden: false });
let events: StreamEvent[];
let listening: number;
let refused: number;
let stream: ReturnType<typeof openStream>;

const last = () => FakeSource.opened.at(-1) ?? expect.unreachable("no stream was opened");

function show(visible: boolean) {
  page.hidden = !visible;
  page.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("document", page);
  FakeSource.opened = [];
  page.hidden = false;
  events = [];
  listening = 0;
  refused = 0;
  stream = openStream(() => "/stream", {
    onEvent(event, position) {
      events.push(event);
      expect(position).toBe("a.1");
    },
    onListen: () => listening++,
    onRefused: async () => {
      refused++;
    },
  });
});

afterEach(() => {
  stream.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("passes on what it can read and nothing else, with its position", () => {
  last().say(beat);
  last().say("not JSON");
  last().say({ type: "gossip" });
  expect(events).toEqual([beat]);
  expect(listening).toBe(1);
});

it("stays on one connection while it speaks, and takes a new one after 15 s of silence", () => {
  for (let beats = 0; beats < 20; beats++) {
    vi.advanceTimersByTime(2_000);
    last().say(beat);
  }
  expect(FakeSource.opened).toHaveLength(1);
  vi.advanceTimersByTime(15_000);
  expect(FakeSource.opened).toHaveLength(2);
  expect(FakeSource.opened[0]?.readyState).toBe(FakeSource.CLOSED);
  expect(listening).toBe(1); // silence goes on counting
});

it("asks why it was refused, then tries again with growing pauses", async () => {
  last().refuse();
  await vi.advanceTimersByTimeAsync(999);
  expect([refused, FakeSource.opened.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(FakeSource.opened).toHaveLength(2);
  last().refuse();
  await vi.advanceTimersByTimeAsync(1_999);
  expect(FakeSource.opened).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(FakeSource.opened).toHaveLength(3);
});

it("does not come back when it is stopped while it asks why", async () => {
  last().refuse();
  stream.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});

it("leaves a cut connection to the browser, which takes it up again", async () => {
  last().readyState = 0;
  last().onerror?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([refused, FakeSource.opened.length]).toEqual([0, 1]);
});

it("gives the connection back when the tab is hidden, and listens anew on return", () => {
  show(false);
  for (let beats = 0; beats < 4; beats++) {
    vi.advanceTimersByTime(2_000);
    last().say(beat);
  }
  vi.advanceTimersByTime(2_000);
  expect(last().readyState).toBe(FakeSource.CLOSED);
  vi.advanceTimersByTime(600_000);
  expect(FakeSource.opened).toHaveLength(1);
  show(true);
  expect([FakeSource.opened.length, listening]).toEqual([2, 2]);
});

it("waits with a tab that was opened in the background", () => {
  stream.stop();
  FakeSource.opened = [];
  page.hidden = true;
  stream = openStream(() => "/stream", { onEvent: () => {}, onListen: () => {}, onRefused: async () => {} });
  expect(FakeSource.opened).toHaveLength(0);
  show(true);
  expect(FakeSource.opened).toHaveLength(1);
});

it("keeps the connection over a short look elsewhere", () => {
  show(false);
  vi.advanceTimersByTime(9_000);
  show(true);
  expect([FakeSource.opened.length, listening]).toEqual([1, 1]);
});

it("opens anew at once when asked to", () => {
  stream.reopen();
  expect(FakeSource.opened).toHaveLength(2);
});

it("keeps to the hidden tab's end also when it is opened anew in it", () => {
  show(false);
  stream.reopen();
  expect(FakeSource.opened).toHaveLength(2);
  vi.advanceTimersByTime(10_000);
  expect(last().readyState).toBe(FakeSource.CLOSED);
  stream.reopen();
  expect(FakeSource.opened).toHaveLength(2);
});

it("never comes back after it was stopped", () => {
  stream.stop();
  stream.reopen();
  vi.advanceTimersByTime(60_000);
  show(true);
  expect(FakeSource.opened).toHaveLength(1);
});
