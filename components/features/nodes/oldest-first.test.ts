import { expect, it } from "vitest";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { oldestFirst } from "./oldest-first";

const pod = (uid: string) => ({ uid }) as PodVerdict;

it("names first who has been held longest; who is not known comes last", () => {
  const since = new Map([
    ["b", "2026-11-21T12:00:30Z"],
    ["c", "2026-11-21T12:00:10Z"],
    ["d", "2026-11-21T12:00:30Z"],
  ]);
  const pods = ["a", "b", "c", "d"].map(pod);
  expect(oldestFirst(pods, since).map(({ uid }) => uid)).toEqual(["c", "b", "d", "a"]);
});
