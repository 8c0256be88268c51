import { expect, it, vi } from "vitest";
import type { Usage } from "@/lib/domain/usage";
import { createUsage } from "./usage";

const measured = (cpuMilli: number): Usage => ({
  measuredAt: "2026-11-21T12:00:00Z",
  nodes: { a: { cpuMilli, memoryBytes: 1 } },
});

function keeper(readUsage: () => Promise<Usage | undefined>) {
  const at = { ms: 0 };
  const asked = vi.fn(readUsage);
  const info = { id: "c", name: "c", server: "" };
  const usage = createUsage({ info, readUsage: asked }, { now: () => new Date(at.ms) });
  return { usage, asked, at };
}

it("asks nobody until somebody looks, and once for all who look within a quarter of a minute", async () => {
  const { usage, asked, at } = keeper(async () => measured(7));
  expect(asked).not.toHaveBeenCalled();
  expect(await Promise.all([usage.read(), usage.read()])).toEqual([measured(7), measured(7)]);
  at.ms = 14_999;
  expect(usage.latest()).toEqual(measured(7));
  expect(asked).toHaveBeenCalledTimes(1);
  at.ms = 15_000;
  await usage.read();
  expect(asked).toHaveBeenCalledTimes(2);
});

it("keeps nobody waiting who does not want to", async () => {
  const { promise, resolve } = Promise.withResolvers<Usage>();
  const { usage } = keeper(() => promise);
  expect(usage.latest()).toBeUndefined();
  resolve(measured(7));
  await promise;
  await vi.waitFor(() => expect(usage.latest()).toEqual(measured(7)));
});

it("where nothing measures it asks again after two minutes", async () => {
  const { usage, asked, at } = keeper(async () => undefined);
  expect(await usage.read()).toBeUndefined();
  at.ms = 119_999;
  expect(await usage.read()).toBeUndefined();
  expect(asked).toHaveBeenCalledTimes(1);
  at.ms = 120_000;
  await usage.read();
  expect(asked).toHaveBeenCalledTimes(2);
});

it("forgets at once what is not there any more, and after a minute and a half what gives no answer", async () => {
  const answers: (() => Promise<Usage | undefined>)[] = [
    async () => measured(7),
    () => Promise.reject(new Error("no answer within 5 s")),
    () => Promise.reject(new Error("no answer within 5 s")),
    async () => measured(9),
    async () => undefined,
  ];
  const { usage, at } = keeper(() => answers.shift()?.() ?? Promise.resolve(undefined));
  await usage.read();
  at.ms = 20_000;
  expect(await usage.read()).toEqual(measured(7));
  at.ms = 90_000;
  expect(await usage.read()).toBeUndefined();
  at.ms = 106_000;
  expect(await usage.read()).toEqual(measured(9));
  at.ms = 122_000;
  expect(await usage.read()).toBeUndefined();
});
