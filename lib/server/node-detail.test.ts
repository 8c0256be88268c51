import { describe, expect, it } from "vitest";
import { NodeDetail } from "@/lib/contracts/node-detail";
import { stateOf } from "@/lib/domain/state";
import {
  at,
  buildIndex,
  buildInput,
  buildIntent,
  buildNode,
  buildPod,
  GIB,
  NOW,
} from "@/lib/domain/testing/build";
import type { Usage } from "@/lib/domain/usage";
import { detailOf } from "./node-detail";
import { createRuns } from "./runs";

const node = buildNode("a", {
  conditions: [
    { type: "DiskPressure", status: "False" },
    { type: "Ready", status: "True", reason: "KubeletReady", message: "posting", since: at(-60) },
  ],
  addresses: [{ type: "InternalIP", address: "10.0.0.1" }],
  system: { image: "Debian 12" },
});
const index = buildIndex({
  nodes: [node],
  pods: [buildPod("db", { claims: ["data"] })],
  attachments: [{ name: "csi-1", nodeName: "a", volume: "pv-1", attached: true, deleting: false }],
  claims: [{ namespace: "shop", name: "data", volume: "pv-1" }],
});
const usage: Usage = { measuredAt: at(-5), nodes: { a: { cpuMilli: 300, memoryBytes: GIB } } };
const Beyond = NodeDetail.pick({
  conditions: true,
  addresses: true,
  system: true,
  changes: true,
  resources: true,
  measuredAt: true,
  volumes: true,
  attachLimits: true,
  drain: true,
  history: true,
}).strict();

describe("detailOf", () => {
  it("tells all that the contract names, and no more", () => {
    const runs = createRuns(NOW.getTime());
    const detail = detailOf(index, node, { runs, usage });
    expect(Beyond.parse(detail)).toEqual(detail);
    expect(detail).toMatchObject({
      conditions: [
        { type: "Ready", state: "good", since: at(-60) },
        { type: "DiskPressure", state: "good" },
      ],
      addresses: [{ type: "InternalIP", address: "10.0.0.1" }],
      system: { image: "Debian 12" },
      volumes: [{ name: "pv-1", state: "attached", pods: ["db"] }],
      measuredAt: at(-5),
      history: { since: at(0), runs: [] },
    });
    expect(detail.resources.map(({ name, used }) => [name, used])).toEqual([
      ["cpu", 300],
      ["memory", GIB],
      ["pods", undefined],
    ]);
    expect(detail.drain).toBeUndefined();
  });

  it("claims no measurement of a node that was not measured", () => {
    const runs = createRuns(NOW.getTime());
    for (const known of [undefined, { ...usage, nodes: {} }]) {
      const detail = detailOf(index, node, { runs, usage: known });
      expect(detail.measuredAt).toBeUndefined();
      expect(detail.resources.every(({ used }) => used === undefined)).toBe(true);
    }
  });

  it("has the drain's record while the node is in maintenance", () => {
    const runs = createRuns(NOW.getTime());
    const intent = buildIntent({ since: at(0) });
    const input = buildInput({ pods: [buildPod("p")], intent });
    runs.observe(node, intent, stateOf(input), NOW.getTime() + 1000);
    const { drain, history } = detailOf(index, node, { runs, usage: undefined });
    expect(drain).toEqual({
      recordedFrom: at(1),
      points: [{ at: at(1), left: 1, waiting: 0, waitsFor: undefined }],
      waits: [{ uid: "uid-p", since: at(1) }],
    });
    expect(history.runs).toMatchObject([{ id: "m-1", reason: "new disk" }]);
  });
});
