import { expect, it } from "vitest";
import { healthOf, healthText } from "./health";
import type { Runtime } from "./runtime";
import { memoryPort } from "./testing/memory-port";

const cluster = (...given: Parameters<typeof memoryPort>) => ({ port: memoryPort(...given).port }) as Runtime;
const away = {
  state: "unreachable",
  since: "2026-01-01T00:00:00Z",
  why: "connect ECONNREFUSED\n[+]forged",
} as const;

it("a console that has started is ready, however its clusters fare", () => {
  const clusters = new Map([
    ["harbor", cluster("harbor")],
    ["depot", cluster("depot", { freshness: away })],
  ]);
  const health = healthOf({ clusters });
  expect(health.ready).toBe(true);
  expect(healthText(health)).toBe(
    [
      "[+]console: started",
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
