import { expect, it } from "vitest";
import { healthOf, healthText } from "./health";
import type { Runtime } from "./runtime";
import { databaseStub } from "./testing/database-stub";
import { memoryPort } from "./testing/memory-port";

const cluster = (...given: Parameters<typeof memoryPort>) => ({ port: memoryPort(...given).port }) as Runtime;
const away = {
  state: "unreachable",
  since: "2026-01-01T00:00:00Z",
  why: "connect ECONNREFUSED\n[+]forged",
} as const;

it("a console that has started is ready, however its clusters and its database fare", () => {
  const database = databaseStub();
  database.set({ state: "away", since: "2026-01-01T00:00:00Z", why: "connect ECONNREFUSED" });
  const clusters = new Map([
    ["harbor", cluster("harbor")],
    ["depot", cluster("depot", { freshness: away })],
  ]);
  const health = healthOf({ clusters, database });
  expect(health.ready).toBe(true);
  expect(healthText(health)).toBe(
    [
      "[+]console: started",
      "[!]database: away: connect ECONNREFUSED",
      "[+]cluster harbor: live",
      "[!]cluster depot: unreachable: connect ECONNREFUSED [+]forged",
      "readyz check passed\n",
    ].join("\n"),
  );
});

it("one that has not is not", () => {
  const health = healthOf(undefined);
  expect(health.ready).toBe(false);
  expect(healthText(health)).toContain("[-]console");
});
