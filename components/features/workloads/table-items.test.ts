import { describe, expect, it } from "vitest";
import { placesIn, podsShown, tableItems } from "./table-items";
import { testPod, testWorkload } from "./test-rows";

const web = testWorkload("web");
const api = testWorkload("api");
const keys = (...input: Parameters<typeof tableItems>) => tableItems(...input).map(({ key }) => key);
const NONE = new Map();

describe("lines of the table", () => {
  it("are the workloads, those on their way by their place", () => {
    expect(keys([web, undefined], [], NONE)).toEqual(["shop/Deployment/web", "#1"]);
  });

  it("have the pods of an open workload behind it, those on their way too", () => {
    const pods = new Map([["shop/Deployment/web", [testPod("a"), undefined]]]);
    expect(keys([web, api], ["shop/Deployment/web"], pods)).toEqual([
      "shop/Deployment/web",
      "uid-a",
      "shop/Deployment/web#1",
      "shop/Deployment/api",
    ]);
  });

  it("have its risks before the pods, each a line", () => {
    const risky = testWorkload("web", { pods: 1, risks: [{ kind: "one-replica", why: "x" }] });
    expect(keys([risky], ["shop/Deployment/web"], NONE)).toEqual([
      "shop/Deployment/web",
      "shop/Deployment/web!one-replica",
      "shop/Deployment/web#0",
    ]);
    expect(keys([risky], [], NONE)).toEqual(["shop/Deployment/web"]);
  });

  it("keep room for as many pods as the workload says, before any was read", () => {
    expect(keys([web], ["shop/Deployment/web"], NONE)).toHaveLength(4);
  });

  it("do not open what has no pods, or is not there", () => {
    const none = testWorkload("none", { pods: 0 });
    const items = tableItems([none], ["shop/Deployment/none", "shop/Pod/gone"], NONE);
    expect(items).toMatchObject([{ kind: "workload", open: false }]);
  });
});

it("counts the pods that are shown: those that match, else all, ended ones too", () => {
  expect(podsShown(testWorkload("w", { ended: 2 }))).toBe(5);
  expect(podsShown(testWorkload("w", { ended: 2, matching: 1 }))).toBe(1);
});

it("tells what stands in a stretch of the table", () => {
  const items = tableItems([web, api, undefined], ["shop/Deployment/web"], NONE);
  expect(placesIn(items, -3, 3)).toEqual({
    workloads: [0],
    pods: new Map([["shop/Deployment/web", [0, 1]]]),
  });
  expect(placesIn(items, 3, 99)).toEqual({
    workloads: [1, 2],
    pods: new Map([["shop/Deployment/web", [2]]]),
  });
});
