import { describe, expect, it } from "vitest";
import { type Entry, type Maintenance, type NodeAfter, violations } from "./history";

const RULES = { latenessMs: 1_000, stays: (pod: string) => pod.startsWith("system/") };
const wanted: Maintenance = { id: "m", nodeUid: "N", wasCordoned: false, paused: false, ending: false };

/** Calls are answered 10 ms after they were received. */
const call = (at: number, by = "a") => ({
  by,
  console: by !== "kubectl",
  receivedAt: at,
  answeredAt: at + 10,
  code: 200,
});
const lease = (at: number, holder = "a"): Entry => ({
  ...call(at, holder),
  kind: "take-lease",
  holder,
  leaseMs: 15_000,
});
const bind = (uid = "p1", node = "n"): Entry => ({ ...call(0, "kubectl"), kind: "bind", uid, node });
const evict = (at: number, over: Partial<Entry> = {}): Entry =>
  ({ ...call(at), kind: "evict", pod: "shop/web-1", uid: "p1", ...over }) as Entry;
const write = (at: number, over: Partial<NodeAfter> | undefined, by = "a"): Entry => ({
  ...call(at, by),
  kind: "write-node",
  node: "n",
  after: over && { uid: "N", unschedulable: true, maintenance: wanted, ...over },
});
const begun = [bind(), lease(100), write(200, {})];
const ending = (at: number) => write(at, { maintenance: { ...wanted, ending: true } });
const released = (at: number) => write(at, { maintenance: undefined, unschedulable: false });

describe("a history holds", () => {
  it.each<[string, Entry[]]>([
    ["of a drain that ends", [...begun, evict(300), ending(400), released(500)]],
    ["with an eviction that was refused", [...begun, evict(300, { code: 429 })]],
    ["with an eviction that was on its way when it was turned off", [...begun, ending(400), evict(900)]],
    [
      "of a drain that was paused and goes on",
      [...begun, write(400, { maintenance: { ...wanted, paused: true } }), write(9_000, {}), evict(9_100)],
    ],
    ["when another took the Lease and drives", [...begun, lease(20_000, "b"), evict(20_100, { by: "b" })]],
    ["with people who do what they like", [...begun, evict(9_000, { ...call(9_000, "kubectl") })]],
    [
      "of a node that was cordoned before and stays so",
      [
        ...begun,
        write(300, { maintenance: { ...wanted, wasCordoned: true } }),
        write(400, { maintenance: undefined }),
      ],
    ],
  ])("%s", (_, entries) => expect(violations(entries, RULES)).toEqual([]));
});

describe("a history does not hold", () => {
  it.each<[string, Entry[], string]>([
    ["an eviction long after the cancel", [...begun, ending(400), evict(1_500)], "nobody wanted"],
    ["an eviction right after the end", [...begun, ending(400), released(500), evict(520)], "had ended"],
    [
      "an eviction while paused",
      [...begun, write(400, { maintenance: { ...wanted, paused: true } }), evict(2_000)],
      "nobody wanted",
    ],
    [
      "an eviction after an uncordon",
      [...begun, write(400, { unschedulable: false }, "kubectl"), evict(2_000)],
      "nobody wanted",
    ],
    [
      "an eviction from the node's successor",
      [...begun, write(400, { uid: "N2" }, "kubectl"), evict(2_000)],
      "nobody wanted",
    ],
    [
      "an eviction after the node was deleted",
      [...begun, write(400, undefined, "kubectl"), evict(2_000)],
      "nobody wanted",
    ],
    ["an eviction before the start", [bind(), lease(0), evict(100), write(200, {})], "nobody wanted"],
    [
      "an eviction from another node",
      [...begun, bind("p2", "other"), evict(300, { uid: "p2" })],
      "pods of other",
    ],
    ["an eviction of a pod that never was", [...begun, evict(300, { uid: "p9" })], "ever bound"],
    ["an eviction without precondition", [...begun, evict(300, { uid: undefined })], "precondition"],
    ["an eviction of a pod that stays", [...begun, evict(300, { pod: "system/agent-1" })], "stays"],
    ["an eviction by one who never had the Lease", [...begun, evict(300, { by: "b" })], "Lease"],
    ["an eviction by one who lost the Lease", [...begun, lease(20_000, "b"), evict(20_100)], "Lease"],
    ["an eviction by one whose Lease ran out", [...begun, evict(15_200)], "Lease"],
    ["a refused eviction by the wrong one", [...begun, evict(300, { by: "b", code: 429 })], "Lease"],
    ["a deleted pod", [...begun, { ...call(300), kind: "delete-pod", pod: "shop/web-1" }], "nobody agreed"],
    [
      "a cordon left behind",
      [...begun, ending(400), write(500, { maintenance: undefined })],
      "left the node cordoned",
    ],
    [
      "a cordon of somebody else taken away",
      [
        ...begun,
        write(300, { maintenance: { ...wanted, wasCordoned: true } }),
        write(400, { maintenance: undefined, unschedulable: false }),
      ],
      "left the node schedulable",
    ],
  ])("with %s", (_, entries, why) => {
    const found = violations(entries, RULES);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(why);
  });

  it("does not count a write that was refused", () => {
    const refused = { ...write(200, {}), code: 409 };
    expect(violations([bind(), lease(100), refused, evict(300)], RULES)).toHaveLength(1);
  });
});
