import { beforeEach, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import { databaseStub } from "@/lib/server/testing/database-stub";
import { exposition } from "./gather";
import { metrics } from "./instruments";
import { watchedDatabase } from "./watched-database";

beforeEach(() => metrics().registry.resetMetrics());

async function counted() {
  const { values } = await metrics().database.work.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.result, value]));
}

it("counts work by what came of it, and hands answers and failures on", async () => {
  const away = new DrydockError({ code: "database-away", why: "x" });
  const outcomes: (() => Promise<unknown>)[] = [
    async () => "row",
    () => Promise.reject(away),
    () => Promise.reject(new Error("syntax")),
  ];
  const run = () => (outcomes.shift() ?? expect.unreachable("asked too often"))();
  const watched = watchedDatabase({ ...databaseStub(), run: run as never });
  expect(await watched.run(async () => "unused")).toBe("row");
  await expect(watched.run(async () => {})).rejects.toBe(away);
  await expect(watched.run(async () => {})).rejects.toThrow("syntax");
  expect(await counted()).toEqual({ done: 1, "database-away": 1, failed: 1 });
  expect(
    (await metrics().database.duration.get()).values.find(({ metricName }) => metricName?.endsWith("_count"))
      ?.value,
  ).toBe(3);
});

it("a scrape tells whether it takes records, and its connections", async () => {
  const database = { ...databaseStub(), connections: () => ({ total: 7, idle: 5, waiting: 2 }) };
  const { text } = await exposition(new Map(), database);
  const lines = text.split("\n").filter((line) => /^drydock_database_(ready|connections|waiting)/.test(line));
  expect(lines).toEqual([
    "drydock_database_ready 1",
    'drydock_database_connections{state="busy"} 2',
    'drydock_database_connections{state="idle"} 5',
    "drydock_database_waiting 2",
  ]);
});
