import { beforeEach, expect, it } from "vitest";
import { metrics } from "./metrics/instruments";
import { streamResponse } from "./stream";

beforeEach(() => metrics().registry.resetMetrics());

const numberOf = async (metric: { get(): Promise<{ values: { value: number }[] }> }) =>
  (await metric.get()).values[0]?.value;

it("counts open streams and the bytes that they were given", async () => {
  const { clients, bytes } = metrics().streams;
  const listener = {
    reader: "",
    find: () => undefined,
    again: async () => undefined,
    records: () => undefined,
  };
  const open = () =>
    streamResponse([{ topic: "/nowhere" }], new Request("http://127.0.0.1/api/v1/stream"), listener).body ??
    expect.unreachable("no body");
  const [one, two] = [open(), open()];
  expect(await numberOf(clients)).toBe(2);
  const read = await one.getReader().read();
  expect(await numberOf(bytes)).toBeGreaterThanOrEqual(read.value?.byteLength ?? Number.NaN);
  await two.cancel();
  expect(await numberOf(clients)).toBe(1);
});
