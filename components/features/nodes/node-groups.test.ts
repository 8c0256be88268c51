import { describe, expect, it } from "vitest";
import { testMaintenance, testRow } from "@/components/layout/test-rows";
import { etcdWords, groupByPool, groupCount } from "./node-groups";

const cp = testRow("cp-1", { pool: "zz-masters", poolKind: "control-plane" });
const a1 = testRow("a-1", { pool: "pool-10" });
const a2 = testRow("a-2", {
  pool: "pool-10",
  schedulable: false,
  instanceType: "r7i.large",
  maintenance: testMaintenance(),
});
const b1 = testRow("b-1", { pool: "pool-9", instanceType: undefined });

describe("groupByPool", () => {
  it("puts control planes first, then pools by name as people count", () => {
    const groups = groupByPool([a1, a2, b1, cp], [a1, a2, b1, cp]);
    expect(groups.map(({ pool }) => pool)).toEqual(["zz-masters", "pool-9", "pool-10"]);
  });

  it("keeps the order of the rows and counts the whole pool, whatever is shown", () => {
    const [group] = groupByPool([a2], [a1, a2, b1]);
    expect(group).toMatchObject({ rows: [a2], total: 2, schedulable: 1 });
    expect(group && groupCount(group)).toBe("1 of 2 nodes");
  });

  it("names the machine type, and how many more there are", () => {
    const machines = groupByPool([a1, a2, b1], [a1, a2, b1]).map(({ machine }) => machine);
    expect(machines).toEqual([undefined, "m7i.2xlarge and 1 more"]);
  });

  it("leaves out pools of which nothing is shown", () => {
    expect(groupByPool([], [a1, b1])).toEqual([]);
  });
});

it("counts one node as one", () => {
  const [group] = groupByPool([b1], [b1]);
  expect(group && groupCount(group)).toBe("1 node");
});

it.each([
  [undefined, undefined],
  [{ members: 3, ready: 3 }, "etcd 3 of 3, one may leave"],
  [{ members: 3, ready: 2 }, "etcd 2 of 3, none may leave"],
  [{ members: 3, ready: 1 }, "etcd 1 of 3, quorum lost"],
  [{ members: 5, ready: 5 }, "etcd 5 of 5, 2 may leave"],
  [{ members: 1, ready: 1 }, "etcd 1 of 1, none may leave"],
])("etcd %o: %s", (etcd, words) => {
  expect(etcdWords(etcd)).toBe(words);
});
