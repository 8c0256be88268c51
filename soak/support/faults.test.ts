import { expect, it } from "vitest";
import { type Faults, fateOf, NO_FAULTS, shaped } from "./faults";

const WATCH = "/api/v1/pods?watch=true&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=412";
const STREAM = "/api/v1/pods?watch=true&sendInitialEvents=true&timeoutSeconds=412";
const LIST = "/api/v1/pods?limit=500";
const fate = (faults: Partial<Faults>, url: string, dice: number) =>
  fateOf({ ...NO_FAULTS, ...faults }, url, () => dice);

it.each<[Partial<Faults>, string, number, string]>([
  [{}, LIST, 0, "done"],
  [{ throttled: 0.1, failed: 0.1 }, LIST, 0.05, "throttled"],
  [{ throttled: 0.1, failed: 0.1 }, LIST, 0.15, "failed"],
  [{ throttled: 0.1, lost: 0.1, unanswered: 0.1 }, LIST, 0.25, "unanswered"],
  [{ expired: 1 }, LIST, 0.4, "done"],
  [{ expired: 1 }, `${LIST}&continue=x`, 0.4, "expired"],
  [{ expired: 1 }, WATCH, 0.4, "expired-inside"],
  [{ expired: 1 }, WATCH, 0.6, "expired"],
  [{ expired: 1 }, STREAM, 0.4, "done"],
  [{ noStreams: true }, STREAM, 0.4, "no-streams"],
])("%j, %s at %d: %s", (faults, url, dice, expected) => expect(fate(faults, url, dice)).toBe(expected));

it("makes pages smaller and watches shorter", () => {
  expect(shaped(LIST, { ...NO_FAULTS, pageSize: 7 })).toBe("/api/v1/pods?limit=7");
  expect(shaped("/api/v1/nodes?limit=1", { ...NO_FAULTS, pageSize: 7 })).toBe("/api/v1/nodes?limit=1");
  expect(shaped(WATCH, { ...NO_FAULTS, watchSeconds: 5 })).toContain("timeoutSeconds=5");
  expect(shaped(WATCH, NO_FAULTS)).toBe(WATCH);
});
