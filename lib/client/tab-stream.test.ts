import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { keys } from "./keys";
import { createLive, type Live } from "./tab-stream";

/** A stand-in for the browser's EventSource, steered by the test. */
class FakeSource {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  readyState = 1;
  readonly topics: string[];
  onmessage?: (message: { data: string; lastEventId: string }) => void;

  constructor(url: string) {
    this.topics = new URL(url, "http://127.0.0.1").searchParams.getAll("topic");
    FakeSource.opened.push(this);
  }

  close() {
    this.readyState = FakeSource.CLOSED;
  }

  say(event: object, lastEventId = "") {
    this.onmessage?.({ data: JSON.stringify(event), lastEventId });
  }
}

const now = Date.parse("2026-11-21T12:00:00Z");
const beat = (ms = 0, reader = "mira") => ({
  type: "beat",
  reader,
  serverTime: new Date(now + ms).toISOString(),
});
const changed = (topic: string) => ({ type: "changed", topic });
const last = () => FakeSource.opened.at(-1) ?? expect.unreachable("no stream was opened");
const openNow = () => FakeSource.opened.filter(({ readyState }) => readyState !== FakeSource.CLOSED);

describe("the stream of a tab", () => {
  let live: Live;
  let client: QueryClient;
  const startAnew = vi.fn();
  beforeEach(() => {
    startAnew.mockClear();
    vi.useFakeTimers({ now });
    vi.stubGlobal("EventSource", FakeSource);
    vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
    FakeSource.opened = [];
    client = new QueryClient();
    live = createLive(client, startAnew);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("is one connection for all topics that are asked for together", () => {
    live.follow("/clusters");
    live.follow("/clusters/a");
    live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    expect(FakeSource.opened.map(({ topics }) => topics)).toEqual([["/clusters", "/clusters/a"]]);
  });

  it("starts the page anew when somebody else has signed in by another tab: it would act as them by another's name", () => {
    live.follow("/clusters");
    vi.advanceTimersByTime(100);
    last().say(beat());
    last().say(beat(2_000));
    expect(startAnew).not.toHaveBeenCalled();
    last().say(beat(4_000, "vera"));
    expect(startAnew).toHaveBeenCalledOnce();
  });

  it("starts it anew as well when the first that is heard is not whom the page was made for", () => {
    client.setQueryData(keys.session, { personId: "mira" });
    live.follow("/clusters");
    vi.advanceTimersByTime(100);
    last().say(beat(0, "vera"));
    expect(startAnew).toHaveBeenCalledOnce();
  });

  it("takes a further topic in by opening anew, and goes on in the others where it was", () => {
    live.follow("/clusters");
    live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    last().say(changed("/clusters"), "1f.7,-");
    live.follow("/clusters/b");
    vi.advanceTimersByTime(100);
    expect(last().topics).toEqual(["/clusters@1f.7", "/clusters/a", "/clusters/b"]);
    expect(openNow()).toHaveLength(1);
  });

  it("drops a topic two seconds after the last look, and begins it anew when it is looked at again", () => {
    live.follow("/clusters");
    const leave = live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    last().say(changed("/clusters/a"), "1f.7,2e.3");
    leave();
    vi.advanceTimersByTime(1_999);
    expect(FakeSource.opened).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(last().topics).toEqual(["/clusters@1f.7"]);
    live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    expect(last().topics).toEqual(["/clusters@1f.7", "/clusters/a"]);
  });

  it("does not notice when somebody else looks on from the next page", () => {
    const leave = live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    leave();
    vi.advanceTimersByTime(500);
    live.follow("/clusters/a");
    vi.advanceTimersByTime(10_000);
    expect(FakeSource.opened).toHaveLength(1);
  });

  it("opens for a new topic at once, also while another one lingers, and keeps that until its time", () => {
    live.follow("/clusters");
    const leave = live.follow("/clusters/a");
    vi.advanceTimersByTime(100);
    leave();
    live.follow("/clusters/b");
    vi.advanceTimersByTime(100);
    expect(last().topics).toEqual(["/clusters", "/clusters/a", "/clusters/b"]);
    vi.advanceTimersByTime(2_000);
    expect(last().topics).toEqual(["/clusters", "/clusters/b"]);
  });

  it("is closed when nobody looks at anything", () => {
    const leave = live.follow("/clusters");
    vi.advanceTimersByTime(100);
    leave();
    vi.advanceTimersByTime(2_000);
    expect(openNow()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells who follows a topic of its news, and of no other's", () => {
    const onNews = vi.fn();
    live.follow("/clusters/a/workloads", onNews);
    live.follow("/clusters/b/workloads");
    vi.advanceTimersByTime(100);
    last().say(changed("/clusters/b/workloads"));
    expect(onNews).not.toHaveBeenCalled();
    last().say(changed("/clusters/a/workloads"));
    expect(onNews).toHaveBeenCalledOnce();
  });

  it("is live for a cluster once it was told of it, and late when nothing comes", () => {
    live.follow("/clusters/a");
    live.follow("/clusters/b");
    const listener = vi.fn();
    live.subscribe(listener);
    const states = () => [undefined, "a", "b"].map((cluster) => live.connection(cluster).state);
    expect(states()).toEqual(["connecting", "connecting", "connecting"]);
    vi.advanceTimersByTime(100);
    last().say(beat());
    expect(states()).toEqual(["live", "connecting", "connecting"]);
    last().say(changed("/clusters/a"));
    expect(states()).toEqual(["live", "live", "connecting"]);
    expect(listener).toHaveBeenCalled();
    vi.advanceTimersByTime(6_000);
    expect(states()).toEqual(["late", "late", "connecting"]);
    vi.advanceTimersByTime(10_000);
    expect(states()).toEqual(["offline", "offline", "offline"]);
  });

  it("is not offline for a cluster that is opened long after the stream", () => {
    live.follow("/clusters");
    vi.advanceTimersByTime(100);
    last().say(changed("/clusters"));
    for (let beats = 0; beats < 30; beats++) {
      vi.advanceTimersByTime(2_000);
      last().say(beat(60_000));
    }
    live.follow("/clusters/b");
    expect(live.connection("b").state).toBe("connecting");
  });

  it("knows a cluster that its API server left, while the others are live", () => {
    live.follow("/clusters/a");
    live.follow("/clusters/b");
    vi.advanceTimersByTime(100);
    last().say(changed("/clusters/a"));
    last().say(changed("/clusters/b"));
    const since = new Date(now - 60_000).toISOString();
    client.setQueryData(keys.cluster("a"), { freshness: { state: "unreachable", since, lastSeen: since } });
    expect(live.connection("a").state).toBe("stale");
    expect(live.connection("b").state).toBe("live");
  });

  it("knows from beats why nothing can be recorded, and tells each change of it once", () => {
    const since = "2026-11-21T12:00:00.000Z";
    const trouble = { state: "away", since, why: "connection refused" };
    live.follow("/clusters");
    vi.advanceTimersByTime(100);
    last().say(beat());
    expect(live.records()).toBeUndefined();
    const seen: unknown[] = [];
    live.subscribe(() => seen.push(live.records()));
    last().say({ ...beat(), records: trouble });
    last().say({ ...beat(), records: { ...trouble } });
    last().say(beat());
    expect(seen).toEqual([trouble, undefined]);
  });

  it("has what failed while nothing could be recorded read anew, and nothing else", async () => {
    const failing = vi.fn(async () => "all of them").mockRejectedValueOnce(new Error("away"));
    const well = vi.fn(async () => "read");
    for (const [name, queryFn] of Object.entries({ failing, well })) {
      const observer = new QueryObserver(client, { queryKey: [name], queryFn, retry: false });
      onTestFinished(observer.subscribe(() => {}));
    }
    live.follow("/clusters");
    await vi.advanceTimersByTimeAsync(100);
    last().say({ ...beat(), records: { state: "away", since: "2026-11-21T12:00:00.000Z", why: "gone" } });
    await vi.advanceTimersByTimeAsync(100);
    expect(client.getQueryState(["failing"])?.status).toBe("error");
    last().say(beat());
    await vi.advanceTimersByTimeAsync(100);
    expect(client.getQueryData(["failing"])).toBe("all of them");
    expect(well).toHaveBeenCalledTimes(1);
  });

  it("takes the server's clock from beats alone: other events may have waited on the way", () => {
    live.follow("/clusters");
    vi.advanceTimersByTime(100);
    last().say(beat(60_100));
    expect(live.connection().offsetMs).toBe(60_000);
    last().say(changed("/clusters"));
    expect(live.connection().offsetMs).toBe(60_000);
  });
});
