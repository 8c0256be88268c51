import { describe, expect, it } from "vitest";
import { buildIndex, buildNode, buildPod } from "@/lib/domain/testing/build";
import { createStage } from "./stage";

const taint = { key: "dedicated", value: "batch", effect: "NoSchedule" };
const cpu = (cpuMilli: number) => ({ cpuMilli, memoryBytes: 0, pods: 1 });
const room = (cpuMilli: number) => ({ allocatable: { cpuMilli, memoryBytes: 0, pods: 10 } });

function start() {
  const nodes = [
    buildNode("a"),
    buildNode("b", room(1000)),
    buildNode("c", { ...room(1000), taints: [taint] }),
    buildNode("d", room(300)),
  ];
  const stage = createStage(buildIndex({ nodes }), "a");
  const wants = stage.shapeOf(buildPod("wants", { requests: cpu(400) }));
  const rules = () => stage.localRules(wants);
  const askAll = () => nodes.map((_, place) => rules().at(place));
  return { stage, rules, askAll };
}

describe("what the rules of one node said", () => {
  it("is not told of all before each was asked for", () => {
    const { rules } = start();
    rules().at(1);
    rules().at(1);
    rules().at(2);
    rules().at(3);
    expect(rules().all()).toBeUndefined();
    rules().at(0);
    expect(rules().all()).toEqual({ open: [1], closed: ["taint", undefined, "taint", "cpu"] });
  });

  it("changes with what comes to a node and leaves it", () => {
    const { stage, rules, askAll } = start();
    expect(askAll()).toEqual(["taint", undefined, "taint", "cpu"]);
    const big = buildPod("big", { requests: cpu(700) });
    stage.put(big, 1);
    expect(rules().at(1)).toBe("cpu");
    expect(rules().all()).toMatchObject({ open: [] });
    stage.lift(big, 1);
    expect(rules().at(1)).toBeUndefined();
    expect(rules().all()).toMatchObject({ open: [1] });
  });

  it("changes back when the stage does", () => {
    const { stage, rules, askAll } = start();
    askAll();
    const mark = stage.changes();
    stage.put(buildPod("big", { requests: cpu(700) }), 1);
    expect(rules().all()).toMatchObject({ open: [] });
    stage.rewind(mark);
    expect(rules().all()).toMatchObject({ open: [1] });
  });

  it("knows changes of before it was first asked", () => {
    const { stage, askAll } = start();
    stage.put(buildPod("big", { requests: cpu(700) }), 1);
    expect(askAll()).toEqual(["taint", "cpu", "taint", "cpu"]);
  });

  it("keeps its own list: what others write into theirs is not seen", () => {
    const { rules, askAll } = start();
    askAll();
    const told = rules().all();
    told?.closed.fill("port");
    told?.open.push(7);
    expect(rules().all()).toEqual({ open: [1], closed: ["taint", undefined, "taint", "cpu"] });
  });
});
