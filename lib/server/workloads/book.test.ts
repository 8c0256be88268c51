import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { buildIndex, buildPod } from "@/lib/domain/testing/build";
import { createBook } from "./book";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const bare = (...names: string[]) =>
  buildIndex({ pods: names.map((name) => buildPod(name, { controller: undefined })) });

function open(first: ClusterIndex) {
  let index = first;
  const report = vi.fn();
  const book = createBook(() => index, report);
  onTestFinished(book.stop);
  return {
    book,
    report,
    observe: (next: ClusterIndex) => {
      index = next;
    },
    names: async () => [...(await book.read()).entries.values()].map(({ summary }) => summary.name),
  };
}

/** Lets what was begun by a timer come to its end. */
async function second(book: ReturnType<typeof createBook>) {
  await vi.advanceTimersByTimeAsync(1_000);
  await book.read();
}

it("reads what is so now", async () => {
  const { names, observe } = open(bare("a"));
  expect(await names()).toEqual(["a"]);
  observe(bare("a", "b"));
  expect(await names()).toEqual(["a", "b"]);
});

it("makes one sheet for all who ask at once", async () => {
  const { book } = open(bare("a"));
  const [one, other] = await Promise.all([book.read(), book.read()]);
  expect(one).toBe(other);
});

it("does not answer with what it was making before the question", async () => {
  const { book, names, observe } = open(bare("a"));
  const early = book.read();
  observe(bare("a", "b"));
  expect(await names()).toEqual(["a", "b"]);
  await early;
});

describe("who follows", () => {
  it("is told once a second, and only of changes", async () => {
    const { book, observe } = open(bare("a"));
    const told = vi.fn();
    book.follow(told);
    await second(book);
    told.mockClear();
    await second(book);
    expect(told).not.toHaveBeenCalled();
    observe(bare("b"));
    observe(bare("b", "c"));
    await second(book);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("reads what it was told of", async () => {
    const { book, names, observe } = open(bare("a"));
    const seen: string[][] = [];
    book.follow(() => void names().then((all) => seen.push(all)));
    await second(book);
    observe(bare("a", "b"));
    await second(book);
    expect(seen.at(-1)).toEqual(["a", "b"]);
  });

  it("is told no more after leaving", async () => {
    const { book, observe } = open(bare("a"));
    const told = vi.fn();
    const leave = book.follow(told);
    await second(book);
    told.mockClear();
    leave();
    observe(bare("b"));
    await second(book);
    expect(told).not.toHaveBeenCalled();
  });
});

it("says why there is nothing to read, and goes on once there is", async () => {
  let away = true;
  const report = vi.fn();
  const book = createBook(() => {
    if (away) throw new DrydockError({ code: "cluster-unreachable", cluster: "c", why: "not listed yet" });
    return bare("a");
  }, report);
  onTestFinished(book.stop);
  const told = vi.fn();
  book.follow(told);
  await expect(book.read()).rejects.toThrow(DrydockError);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(report).not.toHaveBeenCalled();
  away = false;
  await vi.advanceTimersByTimeAsync(1_000);
  await book.read();
  expect(told).toHaveBeenCalledTimes(1);
});

it("lets go of what nobody asked for in a minute", async () => {
  const { book } = open(bare("a"));
  const before = await book.read();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(await book.read()).toBe(before);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await book.read()).not.toBe(before);
});
