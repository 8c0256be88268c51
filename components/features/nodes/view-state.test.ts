import { describe, expect, it } from "vitest";
import { NO_FILTER } from "./node-filter";
import { formatView, parseView, type ViewState } from "./view-state";

const plain: ViewState = {
  ...NO_FILTER,
  sort: { column: "name", descending: false },
  columns: undefined,
  density: undefined,
  closed: [],
  node: undefined,
};
const parse = (query: string) => parseView(new URLSearchParams(query));

describe("the address", () => {
  it("is empty for the table as it comes", () => {
    expect(parse("")).toEqual(plain);
    expect(formatView(plain)).toBe("");
  });

  it.each<[string, ViewState]>([
    ["q=kernel+patch", { ...plain, q: "kernel patch" }],
    ["pool=general,memory", { ...plain, pools: ["general", "memory"] }],
    ["health=healthy,not-ready", { ...plain, health: ["healthy", "not-ready"] }],
    ["phase=none,blocked", { ...plain, phases: ["none", "blocked"] }],
    ["zone=a,%3Cnone%3E&role=ingress", { ...plain, zones: ["a", "<none>"], roles: ["ingress"] }],
    ["label=disk%3Dssd,zone+in+%28a,b%29", { ...plain, labels: "disk=ssd,zone in (a,b)" }],
    ["columns=name,health,zone", { ...plain, columns: ["name", "health", "zone"] }],
    ["density=compact", { ...plain, density: "compact" }],
    ["density=comfortable", { ...plain, density: "comfortable" }],
    ["sort=cpu&dir=desc", { ...plain, sort: { column: "cpu", descending: true } }],
    ["dir=desc", { ...plain, sort: { column: "name", descending: true } }],
    [
      "closed=general&node=ip-10-0-1-174.ec2.internal",
      { ...plain, closed: ["general"], node: "ip-10-0-1-174.ec2.internal" },
    ],
  ])("%s says it all, both ways", (query, view) => {
    expect(parse(query)).toEqual(view);
    expect(formatView(view)).toBe(query);
  });

  it("survives what people type into it", () => {
    expect(parse("sort=salary&dir=up&density=loose&health=fine,healthy&phase=&pool=,&node=")).toEqual({
      ...plain,
      health: ["healthy"],
    });
  });
});
