import { afterEach, describe, expect, it, vi } from "vitest";
import type { MaintenanceState, Phase } from "@/lib/domain/maintenance";
import { at, buildIntent, buildNode, NOW, nodesAre } from "@/lib/domain/testing/build";
import type { NodeEventRecord } from "@/lib/operations/ports";
import { createNodeEvents } from "./node-events";

const intent = buildIntent();
const node = buildNode("a", { intent, unschedulable: true });

function watch() {
  const sent: NodeEventRecord[] = [];
  let seconds = 0;
  const world = { fails: false };
  const events = createNodeEvents(
    {
      info: { id: "c", name: "c", server: "" },
      async recordNodeEvent(record) {
        if (world.fails) throw new Error("forbidden");
        sent.push(record);
      },
    },
    { instance: "one", clock: { now: () => new Date(NOW.getTime() + seconds * 1000) } },
  );
  const look = (phase: Phase, over: { drives?: boolean; after?: number; intent?: typeof intent } = {}) => {
    seconds += over.after ?? 1;
    const state = { phase, headline: phase } as MaintenanceState;
    events.observe(node, over.intent ?? intent, state, over.drives ?? true);
  };
  return { events, look, world, sent, reasons: () => sent.map(({ reason }) => reason) };
}

afterEach(() => vi.restoreAllMocks());

describe("events of a maintenance", () => {
  it("are told once a phase, from the start to the end", () => {
    const { events, look, sent, reasons } = watch();
    for (const phase of ["initiated", "initiated", "blocked", "blocked", "complete", "ending"] as const)
      look(phase);
    events.ended(nodesAre([node]));
    const uncordoned = buildNode("a");
    events.ended(nodesAre([uncordoned]));
    events.ended(nodesAre([uncordoned]));
    expect(reasons()).toEqual([
      "MaintenanceStarted",
      "MaintenanceBlocked",
      "MaintenanceComplete",
      "MaintenanceEnded",
    ]);
    expect(sent[0]).toMatchObject({
      node: { name: "a", uid: "uid-a" },
      instance: "one",
      at: new Date(at(1)),
    });
  });

  it("are told by who drives alone", () => {
    const { events, look, reasons } = watch();
    look("initiated", { drives: false });
    look("blocked", { drives: false });
    events.ended(nodesAre([buildNode("a")]));
    expect(reasons()).toEqual([]);
  });

  it("have the same names when told by a successor, which writes none twice", () => {
    const first = watch();
    const second = watch();
    first.look("initiated");
    first.look("blocked", { after: 100 });
    second.look("blocked", { after: 900 });
    const occasions = (sent: NodeEventRecord[]) => sent.map(({ occasion }) => occasion);
    expect(occasions(second.sent)).toEqual(occasions(first.sent));
  });

  it("that come again have names of their own, and come no more than once a minute", () => {
    const { look, sent, reasons } = watch();
    look("initiated");
    for (let n = 0; n < 100; n++) look(n % 2 === 0 ? "blocked" : "initiated");
    expect(reasons().filter((reason) => reason === "MaintenanceBlocked")).toHaveLength(2);
    expect(new Set(sent.map(({ occasion }) => occasion)).size).toBe(sent.length);
  });

  it("of the next maintenance of that node are others", () => {
    const { look, reasons, sent } = watch();
    look("initiated");
    look("initiated", { intent: buildIntent({ id: "m-2" }) });
    expect(reasons()).toEqual(["MaintenanceStarted", "MaintenanceStarted"]);
    expect(sent[1]?.occasion).not.toBe(sent[0]?.occasion);
  });

  it.each([
    ["deleted", []],
    ["made again", [buildNode("a", { uid: "uid-new" })]],
  ])("tell no end of a node that was %s: nobody finds it there", (_, nodes) => {
    const { events, look, reasons } = watch();
    look("complete");
    events.ended(nodesAre(nodes));
    expect(reasons()).toEqual(["MaintenanceStarted", "MaintenanceComplete"]);
  });

  it("that can't be written are logged once until one can, and stop nothing", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { look, world, reasons } = watch();
    world.fails = true;
    look("initiated");
    look("blocked");
    look("complete");
    await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1));
    world.fails = false;
    look("paused");
    expect(reasons()).toEqual(["MaintenancePaused"]);
    await Promise.resolve();
    world.fails = true;
    look("failed");
    await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(2));
  });
});
