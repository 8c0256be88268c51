import { expect, it, vi } from "vitest";
import { createEventLists } from "./event-lists";

const node = { name: "a", uid: "uid-a" };

function lists(answer: () => Promise<{ events: []; more: boolean }>) {
  const at = { ms: 0 };
  const listNodeEvents = vi.fn(answer);
  const read = createEventLists({ listNodeEvents }, { now: () => new Date(at.ms) });
  return { read, listNodeEvents, at };
}

it("asks once for all who look within three seconds, for each node", async () => {
  const { read, listNodeEvents, at } = lists(async () => ({ events: [], more: false }));
  await Promise.all([read(node), read(node)]);
  at.ms = 2_999;
  await read(node);
  expect(listNodeEvents).toHaveBeenCalledTimes(1);
  await read({ name: "a", uid: "uid-new" });
  expect(listNodeEvents).toHaveBeenCalledTimes(2);
  at.ms = 3_000;
  await read(node);
  expect(listNodeEvents).toHaveBeenCalledTimes(3);
});

it("does not keep a failure", async () => {
  const answers = [Promise.reject(new Error("forbidden")), Promise.resolve({ events: [] as [], more: true })];
  const { read } = lists(() => answers.shift() ?? Promise.reject(new Error("asked too often")));
  await expect(read(node)).rejects.toThrow("forbidden");
  await expect(read(node)).resolves.toEqual({ events: [], more: true });
});
