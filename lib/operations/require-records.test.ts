import { describe, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { MaintenanceOptions } from "@/lib/domain/intent";
import { buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { type Change, changeMaintenance } from "./change-maintenance";
import type { OperationContext } from "./context";
import { setSchedulable } from "./set-schedulable";
import { fakeCluster } from "./testing/fake-cluster";
import { turnOff } from "./turn-off";
import { turnOn } from "./turn-on";

const deletion: MaintenanceOptions = { consents: [{ uid: "uid-p", cause: "delete" }] };
const change = (action: Change) => (ctx: OperationContext) =>
  changeMaintenance({ ctx, input: { node: "m", change: action } });

const VERBS: [verb: string, begins: boolean, run: (ctx: OperationContext) => Promise<unknown>][] = [
  [
    "turning on",
    true,
    (ctx) => turnOn({ ctx, input: { node: "b", reason: "disk", options: { consents: [] }, id: "m-2" } }),
  ],
  ["cordoning", true, (ctx) => setSchedulable({ ctx, input: { node: "b", schedulable: false } })],
  ["uncordoning", false, (ctx) => setSchedulable({ ctx, input: { node: "b", schedulable: true } })],
  ["resuming", true, change({ action: "resume" })],
  ["naming a pod for deletion", true, change({ action: "set-options", options: deletion })],
  [
    "options without force",
    false,
    change({ action: "set-options", options: { consents: [], graceSeconds: 9 } }),
  ],
  ["pausing", false, change({ action: "pause" })],
  ["turning off", false, (ctx) => turnOff({ ctx, input: { node: "m" } })],
];

describe("while nothing can be recorded", () => {
  it.each(VERBS)("%s is refused: %s", async (_, begins, run) => {
    const inMaintenance = buildNode("m", {
      unschedulable: true,
      intent: buildIntent({ installation: "here", nodeUid: buildNode("m").uid }),
    });
    const { ctx, patches } = fakeCluster({
      nodes: [inMaintenance, buildNode("b"), buildNode("c")],
      pods: [buildPod("p", { nodeName: "m" })],
    });
    const away: OperationContext = {
      ...ctx,
      requireRecords() {
        throw new DrydockError({ code: "database-away", why: "no answer" });
      },
    };
    if (begins) {
      await expect(run(away)).rejects.toMatchObject({ failure: { code: "database-away" } });
      expect(patches).toEqual([]);
    } else {
      await run(away);
      expect(patches).toHaveLength(1);
    }
  });
});
