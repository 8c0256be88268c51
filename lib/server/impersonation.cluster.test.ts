import { expect, test } from "vitest";
import { writesTo } from "@/lib/adapters/kubernetes/testing/audit-log";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import { setSchedulable } from "@/lib/operations/set-schedulable";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { AS_MIRA, CONSOLE, shippedConsole } from "./testing/in-a-name";

/** Of deploy/impersonation.yaml: lets people of these roles change nodes. */
const PEOPLES_RIGHTS = "drydock-maintenance";

/** A console as it is shipped, on a node of the test's own. */
async function world(shipped: Parameters<typeof shippedConsole>[0]) {
  const { http, runtime, ctx } = await shippedConsole(shipped);
  const { name: node } = await addNode(http, shipped.name);
  await eventually(() => runtime.port.index()?.node(node)?.name).toBe(node);
  const written = () => writesTo(node, CONSOLE).filter(({ code }) => code !== 409);
  return { node, runtime, ctx, written };
}

test("where the console may speak for others the cluster's own log names the person, and its rules let them", async () => {
  const { node, ctx, runtime, written } = await world({ name: "in-a-name", impersonates: true });
  await eventually(async () =>
    (await runtime.port.onBehalfOf({ user: AS_MIRA.as, groups: AS_MIRA.groups }).permissions()).map(
      ({ allowed }) => allowed,
    ),
  ).toEqual([true, true, false]);
  await setSchedulable({ ctx, input: { node, schedulable: false } });
  await setSchedulable({ ctx, input: { node, schedulable: true } });
  const mine = { code: 200, ...AS_MIRA };
  await eventually(written).toEqual([mine, mine]);

  await turnOn({ ctx, input: { node, reason: "new disk", options: { consents: [] }, id: "m-in-a-name" } });
  expect((await runtime.port.readNode(node)).intent).toMatchObject({ by: "Mira" });
  await turnOff({ ctx, input: { node } });
  await eventually(async () => (await runtime.port.readNode(node)).intent).toBeUndefined();
  // On and the wish to end it are the person's; what the engine does about it is the console's own.
  await eventually(() => written().length).toBeGreaterThanOrEqual(5);
  expect(written().slice(0, 4)).toEqual([mine, mine, mine, mine]);
  expect(written().at(-1)).toEqual({ code: 200 });
});

test("whom the cluster does not let change nodes is refused in words, and nothing is changed", async () => {
  const { node, ctx, runtime, written } = await world({
    ...{ name: "not-in-this-name", impersonates: true, without: PEOPLES_RIGHTS },
  });
  await expect(setSchedulable({ ctx, input: { node, schedulable: false } })).rejects.toMatchObject({
    failure: {
      ...{ code: "forbidden", verb: "patch", object: `node ${node}` },
      why: expect.stringContaining(`User "${AS_MIRA.as}" cannot patch resource "nodes"`),
    },
  });
  const input = { node, reason: "new disk", options: { consents: [] }, id: "m-not" };
  await expect(turnOn({ ctx, input })).rejects.toMatchObject({
    failure: {
      code: "refused",
      why: expect.stringContaining(
        "in the name of Mira, who lacks there: patch nodes and create pods/eviction",
      ),
    },
  });
  expect(await runtime.port.readNode(node)).toMatchObject({ unschedulable: false, intent: undefined });
  await eventually(written).toEqual([{ code: 403, ...AS_MIRA }]);
});

test("where it may not, the console's roles decide, and the maintenance itself carries the name", async () => {
  const { node, ctx, runtime, written } = await world({ name: "in-its-own", impersonates: false });
  await setSchedulable({ ctx, input: { node, schedulable: false } });
  await turnOn({ ctx, input: { node, reason: "new disk", options: { consents: [] }, id: "m-own" } });
  expect((await runtime.port.readNode(node)).intent).toMatchObject({ by: "Mira", wasCordoned: true });
  await eventually(() => written().length).toBeGreaterThanOrEqual(2);
  for (const write of written()) expect(write).toEqual({ code: 200 });
});
