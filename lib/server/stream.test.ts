import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHub, type Hub } from "./hub";
import { type Listener, readWish, streamResponse, type Wish } from "./stream";

/** A topic whose value is told whole and then as what it became. */
function topicOf(topic: string, first: string) {
  let value = first;
  const hub = createHub<string>({
    paint: () => value,
    whole: (text) => ({ type: "unknown", topic: `${topic} ${text}` }),
    change: (before, after) =>
      before === after ? undefined : { type: "unknown", topic: `${topic} ${before} to ${after}` },
  });
  const become = (next: string) => {
    value = next;
    hub.touch();
    vi.advanceTimersByTime(250);
  };
  return { topic, hub, become };
}

interface Told {
  id?: string;
  text: string;
}

interface Heard extends Wish {
  hub: Hub | undefined;
}

/** Somebody who may hear what they ask for, until `rights` say otherwise. */
function listenerOf(heard: Heard[], rights: { signedIn: boolean; lost: string[] }): Listener {
  const find = (topic: string) =>
    rights.lost.includes(topic) ? undefined : heard.find((each) => each.topic === topic)?.hub;
  const again = async () => (rights.signedIn ? find : undefined);
  return { reader: "mira", find, again, records: () => undefined };
}

/** A browser: reads when it is told to, and knows what it read. */
function connect(wishes: Heard[], headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const request = new Request("http://127.0.0.1/api/v1/stream", { headers, signal: leave.signal });
  const rights = { signedIn: true, lost: [] as string[] };
  const response = streamResponse(wishes, request, listenerOf(wishes, rights));
  const reader = response.body?.getReader() ?? expect.unreachable("no body");
  let buffered = "";
  /** Reads one piece that is there; undefined when the stream has ended, "" when nothing comes. */
  async function piece(): Promise<string | undefined> {
    const nothing = new Promise<"">((resolve) => setImmediate(() => setImmediate(() => resolve(""))));
    pending ??= reader.read();
    const found = await Promise.race([pending, nothing]);
    if (found === "") return "";
    pending = undefined;
    return found.done ? undefined : Buffer.from(found.value).toString();
  }
  let pending: ReturnType<typeof reader.read> | undefined;
  /** All that is there, apart from beats. */
  async function read(): Promise<Told[]> {
    for (let text = await piece(); text; text = await piece()) buffered += text;
    const blocks = buffered.split("\n\n");
    buffered = blocks.pop() ?? "";
    return blocks.flatMap((block) => {
      const [, id, data = ""] = /^(?:id: (.*)\n)?data: (.*)$/.exec(block) ?? expect.unreachable(block);
      const event = JSON.parse(data);
      return event.type === "beat" ? [] : [{ id, text: event.topic }];
    });
  }
  return { response, read, piece, rights, leave: () => leave.abort() };
}

const texts = (told: Told[]) => told.map(({ text }) => text);
const wish = ({ topic, hub }: { topic: string; hub: Hub }, position?: string): Heard => ({
  topic,
  position,
  hub,
});

describe("a stream", () => {
  let one: ReturnType<typeof topicOf>;
  let two: ReturnType<typeof topicOf>;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
    one = topicOf("one", "a");
    two = topicOf("two", "x");
  });
  afterEach(() => {
    one.hub.close();
    two.hub.close();
    vi.useRealTimers();
  });

  it("is one of server-sent events that nothing on its way may hold back", () => {
    const { response } = connect([wish(one)]);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("no-transform");
  });

  it("tells several topics on one connection", async () => {
    const tab = connect([wish(one), wish(two)]);
    expect(texts(await tab.read()).sort()).toEqual(["one a", "two x"]);
    two.become("y");
    one.become("b");
    expect(texts(await tab.read())).toEqual(["two x to y", "one a to b"]);
  });

  it("begins with the time, and tells it each two seconds", async () => {
    const tab = connect([wish(one)]);
    expect(await tab.piece()).toContain('"type":"beat"');
    await tab.read();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await tab.piece()).toContain(`"serverTime":"${new Date().toISOString()}"`);
  });

  it("goes on where a cut connection was, in each topic", async () => {
    const first = connect([wish(one), wish(two)]);
    const lastEventId = (await first.read()).at(-1)?.id ?? expect.unreachable("no id");
    first.leave();
    one.become("b");
    const again = connect([wish(one), wish(two)], { "last-event-id": lastEventId });
    expect(texts(await again.read())).toEqual(["one a to b"]);
  });

  it("goes on in the topics that it knows and begins those that are new", async () => {
    const first = connect([wish(one)]);
    const [told] = await first.read();
    first.leave();
    one.become("b");
    const more = connect([wish(one, told?.id), wish(two)]);
    expect(texts(await more.read()).sort()).toEqual(["one a to b", "two x"]);
  });

  it("does not take a topic for told before it was", async () => {
    const [told] = await connect([wish(one), wish({ topic: "none yet", hub: emptyHub() })]).read();
    expect(told?.id).toMatch(/^[0-9a-f]+\.0,-$/);
    const again = connect([wish(one), wish(two)], { "last-event-id": told?.id ?? "" });
    expect(texts(await again.read())).toEqual(["two x"]);
  });

  it.each(["dead.0", "-,-,-", "x\r\ndata: y", ""])(
    "gives the whole to one that says it was at %j",
    async (id) => {
      const tab = connect([wish(one)], id.includes("\n") ? {} : { "last-event-id": id });
      expect(texts(await tab.read())).toEqual(["one a"]);
    },
  );

  it("makes nothing for a tab that does not read, and then gives it the whole", async () => {
    const tab = connect([wish(one)]);
    await tab.read();
    // What a reader is handed before it reads is one event; the ring holds 240.
    for (let step = 0; step < 300; step++) one.become(`v${step}`);
    const told = texts(await tab.read());
    expect(told.at(-1)).toBe("one v299");
    expect(told.length).toBeLessThan(5);
  });

  it("says once which topic there is none of, and serves the others", async () => {
    const tab = connect([{ topic: "/clusters/gone", hub: undefined }, wish(one)]);
    expect(texts(await tab.read()).sort()).toEqual(["/clusters/gone", "one a"]);
    one.become("b");
    expect(texts(await tab.read())).toEqual(["one a to b"]);
  });

  it("ends with the session, within five seconds", async () => {
    const tab = connect([wish(one)]);
    await tab.read();
    tab.rights.signedIn = false;
    await vi.advanceTimersByTimeAsync(5_000);
    await tab.read();
    expect(await tab.piece()).toBeUndefined();
  });

  it("says with each beat who listens, and why nothing can be recorded", async () => {
    const trouble = { state: "full", since: "2026-11-21T12:00:00.000Z", why: "no room" } as const;
    const find = () => one.hub;
    const listener: Listener = { reader: "mira", find, again: async () => find, records: () => trouble };
    const reader = streamResponse([wish(one)], new Request("http://127.0.0.1/"), listener).body?.getReader();
    const first = Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(JSON.parse(first.replace("data: ", ""))).toMatchObject({
      ...{ type: "beat", reader: "mira", records: trouble },
    });
    await reader?.cancel();
  });

  it("ends when nobody can say whether the session stands", async () => {
    const away: Listener = {
      reader: "mira",
      find: () => one.hub,
      again: () => Promise.reject(new Error("no database")),
      records: () => undefined,
    };
    const reader = streamResponse([wish(one)], new Request("http://127.0.0.1/"), away).body?.getReader();
    await vi.advanceTimersByTimeAsync(5_000);
    let ended = false;
    for (let step = 0; step < 20 && !ended; step++) ended = (await reader?.read())?.done ?? false;
    expect(ended).toBe(true);
  });

  it("tells no more of a topic within five seconds after the right to hear it was lost", async () => {
    const tab = connect([wish(one), wish(two)]);
    await tab.read();
    tab.rights.lost = ["one"];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(texts(await tab.read())).toEqual(["one"]);
    one.become("secret");
    two.become("y");
    expect(texts(await tab.read())).toEqual(["two x to y"]);
  });

  it("begins a topic anew when the right to hear it came back", async () => {
    const tab = connect([wish(one)]);
    await tab.read();
    tab.rights.lost = ["one"];
    await vi.advanceTimersByTimeAsync(2_000);
    tab.rights.lost = [];
    one.become("b");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts(await tab.read())).toEqual(["one", "one b"]);
  });

  it("ends when the server stops", async () => {
    const tab = connect([wish(one), wish(two)]);
    await tab.read();
    one.hub.close();
    expect(await tab.piece()).toBeUndefined();
  });

  it("leaves nothing behind when the tab goes, or was gone already", async () => {
    const tab = connect([wish(one), wish(two)]);
    await tab.read();
    tab.leave();
    connect([wish(one)], {}).leave();
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function emptyHub(): Hub {
  return createHub({
    paint: () => undefined,
    whole: () => expect.unreachable("nothing to tell"),
    change: () => undefined,
  });
}

it.each([
  ["/clusters", { topic: "/clusters", position: undefined }],
  ["/clusters/harbor@0f.12", { topic: "/clusters/harbor", position: "0f.12" }],
  ["/clusters@x\nid: 1", { topic: "/clusters", position: undefined }],
  ["", { topic: "", position: undefined }],
])("reads %j", (text, expected) => {
  expect(readWish(text)).toEqual(expected);
});
