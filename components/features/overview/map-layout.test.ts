import { describe, expect, it } from "vitest";
import type { NodeRow } from "@/lib/contracts/node";
import { layOut, mapState, shortNames } from "./map-layout";

const node = (name: string, pool: string, zone?: string, over: Partial<NodeRow> = {}) =>
  ({
    name,
    pool,
    zone,
    poolKind: pool === "control-plane" ? "control-plane" : "worker",
    health: { state: "healthy", text: "" },
    ...over,
  }) as NodeRow;

describe("layOut", () => {
  it("puts zones in columns and pools in rows, control plane first", () => {
    const layout = layOut([
      node("w-10", "general", "b"),
      node("w-9", "general", "b"),
      node("cp", "control-plane", "a"),
      node("edge", "arm"),
    ]);
    expect(layout.zones).toEqual(["a", "b", ""]);
    expect(layout.pools.map((pool) => [pool.name, pool.count])).toEqual([
      ["control-plane", 1],
      ["arm", 1],
      ["general", 2],
    ]);
    expect(layout.pools[2]?.zones.map((zone) => zone.map((row) => row.name))).toEqual([
      [],
      ["w-9", "w-10"],
      [],
    ]);
  });

  it("is empty for no nodes", () => {
    expect(layOut([])).toEqual({ zones: [], pools: [] });
  });
});

describe("shortNames", () => {
  const short = (...names: string[]) => [...shortNames(names).values()];

  it("leaves out the domain and what all names start with", () => {
    expect(short("ip-10-0-1-12.ec2.internal", "ip-10-0-2-47.ec2.internal")).toEqual(["1-12", "2-47"]);
    expect(short("worker-1", "worker-12")).toEqual(["1", "12"]);
  });

  it("cuts only at a hyphen and never leaves nothing", () => {
    expect(short("node12", "node13")).toEqual(["node12", "node13"]);
    expect(short("a-", "a-b")).toEqual(["a-", "b"]);
    expect(short("ip-10-0-1-12.ec2.internal")).toEqual(["ip-10-0-1-12"]);
    expect(short()).toEqual([]);
  });
});

it("shows maintenance before health", () => {
  expect(mapState(node("a", "p"))).toBe("healthy");
  expect(mapState(node("a", "p", "z", { health: { state: "not-ready", text: "" } }))).toBe("not-ready");
  const away = { health: { state: "not-ready", text: "" }, maintenance: { phase: "complete" } };
  expect(mapState(node("a", "p", "z", away as Partial<NodeRow>))).toBe("complete");
});
