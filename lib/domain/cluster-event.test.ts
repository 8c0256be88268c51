import { describe, expect, it } from "vitest";
import {
  type ClusterEvent,
  countBy,
  type EventFilter,
  foldEvents,
  keepNewest,
  narrowEvents,
} from "./cluster-event";
import { at } from "./testing/build";

const event = (uid: string, second: number, over: Partial<ClusterEvent> = {}): ClusterEvent => ({
  ...{ uid, type: "Normal", reason: "Pulled", message: "Image is there", count: 1, source: "kubelet" },
  ...{ firstAt: at(second), lastAt: at(second), object: { kind: "Pod", namespace: "shop", name: "web-1" } },
  ...over,
});
const node = { kind: "Node", name: "w1" };
const uids = (events: readonly ClusterEvent[]) => events.map(({ uid }) => uid);

describe("foldEvents", () => {
  it("makes one line of what is told again of one object in the same words, named by the first", () => {
    const told = [event("a", 1, { count: 3 }), event("b", 9), event("c", 5, { firstAt: at(-4), count: 2 })];
    expect(foldEvents(told)).toEqual([event("c", 9, { count: 6, firstAt: at(-4) })]);
  });

  it.each<[string, Partial<ClusterEvent>]>([
    ["type", { type: "Warning" }],
    ["reason", { reason: "Killing" }],
    ["message", { message: "Other words" }],
    ["source", { source: "scheduler" }],
    ["name", { object: { kind: "Pod", namespace: "shop", name: "web-2" } }],
    ["namespace", { object: { kind: "Pod", namespace: "other", name: "web-1" } }],
    ["kind", { object: { kind: "Job", namespace: "shop", name: "web-1" } }],
  ])("keeps apart what differs in its %s", (_, over) => {
    expect(uids(foldEvents([event("a", 1), event("b", 2, over)]))).toEqual(["b", "a"]);
  });

  it("stands newest first", () => {
    const told = [1, 7, 3].map((second) => event(`e${second}`, second, { message: `${second}` }));
    expect(uids(foldEvents(told))).toEqual(["e7", "e3", "e1"]);
  });
});

describe("keepNewest", () => {
  it("holds no more than it may, whatever comes in which order", () => {
    const first = keepNewest([], [event("a", 1), event("b", 5)], 2);
    expect([uids(first.kept), first.dropped]).toEqual([["b", "a"], false]);
    const second = keepNewest(first.kept, [event("c", 3), event("d", 0)], 2);
    expect([uids(second.kept), second.dropped]).toEqual([["b", "c"], true]);
  });
});

const ALL: EventFilter = { text: "", types: [], reasons: [], kinds: [], namespaces: [] };

describe("narrowEvents", () => {
  const told = [
    event("warning", 1, { type: "Warning", reason: "BackOff", message: "restarting failed container" }),
    event("node", 2, { reason: "MaintenanceStarted", object: node, source: "drydock" }),
    event("plain", 3),
  ];
  it.each<[Partial<EventFilter>, string[]]>([
    [{}, ["warning", "node", "plain"]],
    [{ types: ["Warning"] }, ["warning"]],
    [{ reasons: ["Pulled", "BackOff"] }, ["warning", "plain"]],
    [{ kinds: ["Node"] }, ["node"]],
    [{ namespaces: ["shop"] }, ["warning", "plain"]],
    [{ text: "FAILED web" }, ["warning"]],
    [{ text: "drydock w1" }, ["node"]],
    [{ sinceMs: Date.parse(at(2)) }, ["node", "plain"]],
    [{ types: ["Warning"], kinds: ["Node"] }, []],
  ])("by %j leaves %j", (filter, expected) => {
    expect(uids(narrowEvents(told, { ...ALL, ...filter }))).toEqual(expected);
  });
});

describe("countBy", () => {
  it("counts each value, the most frequent first, and none that is missing", () => {
    const told = [
      event("a", 1),
      event("b", 2),
      event("c", 3, { object: node }),
      event("d", 4, { reason: "A" }),
    ];
    expect(countBy(told, ({ object }) => object.namespace)).toEqual([{ value: "shop", count: 3 }]);
    expect(countBy(told, ({ reason }) => reason)).toEqual([
      { value: "Pulled", count: 3 },
      { value: "A", count: 1 },
    ]);
  });
});
