import { expect, onTestFinished, test } from "vitest";
import { mayDo } from "@/lib/adapters/kubernetes/ask-rights";
import { writesTo } from "@/lib/adapters/kubernetes/testing/audit-log";
import { applyShipped } from "@/lib/adapters/kubernetes/testing/deployed";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import { contextWith, openCluster, openHttp, tokenOf } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { setSchedulable } from "@/lib/operations/set-schedulable";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { UNSAID } from "@/lib/server/fleet/about";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { startRuntime } from "./runtime";

const CONSOLE = "system:serviceaccount:drydock:drydock";
const mira = {
  ...buildMember("Mira", "cluster-editor"),
  email: "mira.ž@example.com",
  groups: ["on call", "drydock:nächte"],
};
const AS_MIRA = {
  as: "drydock:mira.ž@example.com",
  groups: ["oidc:on call", "oidc:drydock:nächte", "drydock:cluster-editor"],
};
/** Of deploy/impersonation.yaml: lets people of these roles change nodes. */
const PEOPLES_RIGHTS = "drydock-maintenance";

interface World {
  name: string;
  /** The console's account may speak for others. */
  impersonates: boolean;
  /** One of the bindings that are shipped is not applied. */
  without?: string;
}

/** A console as it is shipped: its own account, with the roles of deploy/, on a node of the test's own. */
async function world({ name, impersonates, without }: World) {
  const http = openHttp();
  await applyShipped(http, "rbac.yaml");
  if (impersonates) await applyShipped(http, "impersonation.yaml", without);
  const context = contextWith({ token: await tokenOf(http, "drydock", "drydock") });
  // Rules that were just written are seen by the API server a moment later.
  const own = openHttp(context);
  await eventually(() => mayDo(own, { verb: "patch", group: "", resource: "nodes" })).toBe(true);
  const speaks = { verb: "impersonate", group: "", resource: "users" };
  await eventually(() => mayDo(own, speaks)).toBe(impersonates);
  const { name: node } = await addNode(http, name);
  const impersonation = { ...USUAL_IMPERSONATION, mode: "auto" as const };
  const runtime = startRuntime(openCluster(context, false), {
    identity: { holder: name, succeeds: () => true },
    installation: "here",
    records: NO_RECORDS,
    about: () => ({ ...UNSAID, impersonation }),
  });
  onTestFinished(runtime.stop);
  await eventually(() => runtime.port.index()?.node(node)?.name).toBe(node);
  const written = () => writesTo(node, CONSOLE).filter(({ code }) => code !== 409);
  return { node, runtime, ctx: runtime.context(mira), written };
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
