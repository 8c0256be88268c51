import { describe, expect, it } from "vitest";
import { takenAtOnce } from "./at-once";

type Update = Parameters<typeof takenAtOnce>[2];

describe("a Deployment takes away", () => {
  const cases: [replicas: number, update: Update, taken: number][] = [
    [3, undefined, 0],
    [4, {}, 1],
    [10, {}, 2],
    [10, { maxUnavailable: "50%" }, 5],
    [3, { maxUnavailable: 2 }, 2],
    [3, { maxUnavailable: 0 }, 0],
    [3, { maxUnavailable: 0, maxSurge: 0 }, 1],
    [3, { maxUnavailable: "10%", maxSurge: 0 }, 1],
    [3, { maxUnavailable: "10%", maxSurge: "1%" }, 0],
    [0, {}, 1],
    [1, {}, 0],
    [7, { maxUnavailable: "30%" }, 2],
    [10, { maxUnavailable: "100%" }, 10],
    [10, { maxUnavailable: "0%", maxSurge: "0%" }, 1],
    [3, { maxSurge: 3 }, 0],
  ];
  it.each(cases)("of %i replicas with %j: %i", (replicas, update, taken) => {
    expect(takenAtOnce("Deployment", replicas, update)).toBe(taken);
  });
});

describe("a StatefulSet takes away", () => {
  const cases: [replicas: number, update: Update, taken: number][] = [
    [3, undefined, 1],
    [10, { maxUnavailable: 3 }, 3],
    [10, { maxUnavailable: "25%" }, 2],
    [3, { maxUnavailable: "10%" }, 1],
    [3, { maxUnavailable: 0 }, 1],
    [10, { maxUnavailable: "99%" }, 9],
    [3, { maxSurge: 2 }, 1],
  ];
  it.each(cases)("of %i replicas with %j: %i", (replicas, update, taken) => {
    expect(takenAtOnce("StatefulSet", replicas, update)).toBe(taken);
  });
});
