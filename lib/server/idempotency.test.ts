import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { IdempotencyStore, KeptAnswer } from "@/lib/operations/store-ports/idempotency";
import { idempotencyContract } from "@/lib/operations/testing/idempotency-contract";
import { commandOf, recall } from "./idempotency";
import { memoryIdempotency } from "./testing/memory-idempotency";

const shared = memoryIdempotency();
describe("keys in memory, as tests have them", () => idempotencyContract([shared, shared]));

const away = () => Promise.reject(new DrydockError({ code: "database-away", why: "no route" }));
const on: KeptAnswer = { status: 200, text: '"on"' };
const kept = (answer: KeptAnswer) => answer;
const COMMAND = { key: "k", request: "r" };

describe("recall", () => {
  const written = vi.fn((_line: string | Uint8Array) => true);
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(process.stderr, "write").mockImplementation(written);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    written.mockClear();
  });

  it("carries a command out once, and gives its answer again", async () => {
    const store = memoryIdempotency();
    const work = vi.fn(async () => on);
    expect(await recall(store, COMMAND, kept, work)).toEqual(on);
    expect(await recall(store, COMMAND, kept, work)).toEqual(on);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("waits for the first one's answer while that is under way", async () => {
    const store = memoryIdempotency();
    const first = Promise.withResolvers<KeptAnswer>();
    const work = vi.fn(() => first.promise);
    const both = [recall(store, COMMAND, kept, work), recall(store, COMMAND, kept, work)];
    await vi.advanceTimersByTimeAsync(5_000);
    first.resolve(on);
    await vi.advanceTimersByTimeAsync(200);
    expect(await Promise.all(both)).toEqual([on, on]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("says so when the first one takes too long", async () => {
    const store = memoryIdempotency();
    void recall(store, COMMAND, kept, () => new Promise<KeptAnswer>(() => undefined));
    const second = expect(recall(store, COMMAND, kept, async () => on)).rejects.toMatchObject({
      failure: { code: "conflict", why: "The first one is still being carried out." },
      retryable: true,
    });
    await vi.advanceTimersByTimeAsync(21_000);
    await second;
  });

  it("carries out what waits when the first one failed", async () => {
    const store = memoryIdempotency();
    const first = Promise.withResolvers<KeptAnswer>();
    const failing = expect(recall(store, COMMAND, kept, () => first.promise)).rejects.toThrow("raced");
    const second = recall(store, COMMAND, kept, async () => on);
    await vi.advanceTimersByTimeAsync(300);
    first.reject(new Error("raced"));
    await failing;
    await vi.advanceTimersByTimeAsync(200);
    expect(await second).toEqual(on);
  });

  it("refuses a key that came with another request, and does nothing", async () => {
    const store = memoryIdempotency();
    await recall(store, COMMAND, kept, async () => on);
    const work = vi.fn(async () => on);
    await expect(recall(store, { key: "k", request: "another" }, kept, work)).rejects.toMatchObject({
      failure: {
        code: "bad-input",
        what: "The Idempotency-Key belongs to another request",
        todo: "Nothing was done. Send each new command with a new key.",
      },
    });
    expect(work).not.toHaveBeenCalled();
  });

  it("does not keep what can't be kept", async () => {
    const store = memoryIdempotency();
    const work = vi.fn(async () => on);
    for (let time = 1; time <= 2; time++) await recall(store, COMMAND, () => undefined, work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Partial<IdempotencyStore>, number]>([
    ["before a command", { claim: away }, 0],
    ["before its answer is kept", { keep: away }, 1],
  ])("carries commands out when the database goes away %s", async (_, broken, warnings) => {
    const store = { ...memoryIdempotency(), ...broken };
    expect(await recall(store, COMMAND, kept, async () => on)).toEqual(on);
    expect(written).toHaveBeenCalledTimes(warnings);
  });

  it("tells what the command said, should the database go away while it fails", async () => {
    const store = { ...memoryIdempotency(), release: away };
    const work = () => Promise.reject(new Error("raced"));
    await expect(recall(store, COMMAND, kept, work)).rejects.toThrow("raced");
  });

  it("hands on what else is wrong with the store", async () => {
    const store = { ...memoryIdempotency(), claim: () => Promise.reject(new Error("syntax")) };
    await expect(recall(store, COMMAND, kept, async () => on)).rejects.toThrow("syntax");
  });
});

describe("commandOf", () => {
  const request = (path: string, method = "POST") => new Request(`http://127.0.0.1${path}`, { method });
  const usual = commandOf("k", "mira", request("/a?x=1"), { reason: "disk" });

  it.each<[string, ReturnType<typeof commandOf>, { key: boolean; request: boolean }]>([
    ["it", commandOf("k", "mira", request("/a?x=1"), { reason: "disk" }), { key: true, request: true }],
    [
      "another key",
      commandOf("l", "mira", request("/a?x=1"), { reason: "disk" }),
      { key: false, request: true },
    ],
    [
      "somebody else",
      commandOf("k", "noah", request("/a?x=1"), { reason: "disk" }),
      { key: false, request: true },
    ],
    [
      "another path",
      commandOf("k", "mira", request("/b?x=1"), { reason: "disk" }),
      { key: false, request: true },
    ],
    [
      "another method",
      commandOf("k", "mira", request("/a?x=1", "PATCH"), { reason: "disk" }),
      { key: false, request: true },
    ],
    [
      "another body",
      commandOf("k", "mira", request("/a?x=1"), { reason: "fan" }),
      { key: true, request: false },
    ],
    ["no body", commandOf("k", "mira", request("/a?x=1"), undefined), { key: true, request: false }],
    [
      "another query",
      commandOf("k", "mira", request("/a?x=2"), { reason: "disk" }),
      { key: true, request: false },
    ],
    [
      "parts that only together are the same",
      commandOf("ak", "mir", request("/a?x=1"), { reason: "disk" }),
      { key: false, request: true },
    ],
  ])("knows %s", (_, command, same) => {
    expect({ key: command.key === usual.key, request: command.request === usual.request }).toEqual(same);
  });

  it("holds nothing of what was asked", () => {
    expect(JSON.stringify(usual)).not.toMatch(/mira|disk/);
  });

  it.each([0, 256, 20_000])("refuses a key of %d characters", (length) => {
    expect(() => commandOf("k".repeat(length), "mira", request("/a"), undefined)).toThrow(
      "The Idempotency-Key is not valid",
    );
  });
});
