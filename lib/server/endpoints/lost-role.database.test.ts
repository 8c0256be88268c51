import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { buildNode, buildPod } from "@/lib/domain/testing/build";
import { getConsole } from "@/lib/server/console";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { ask, member } from "@/lib/server/testing/people-world";
import { editMaintenance, endMaintenance, startMaintenance } from "./maintenance";
import { changePerson } from "./people";
import { createRestarts } from "./restarts";
import { createScan } from "./scans";

const admin = [{ cluster: "harbor", role: "cluster-admin" as const }];
const editor = [{ cluster: "harbor", role: "cluster-editor" as const }];
const NODE = { cluster: "harbor", node: "a" };
const web = buildPod("web");
/** Leaves after the ordinary ones: in this story, after the role is gone. */
const dns = buildPod("dns", { priorityClass: "system-cluster-critical" });
/** Of no controller: leaves only where somebody agrees to lose it. */
const bare = buildPod("bare", { priorityClass: "system-cluster-critical", controller: undefined });
/** The same, and comes when the maintenance runs already. */
const kept = buildPod("kept", { priorityClass: "system-cluster-critical", controller: undefined });
const agreed = { uid: bare.uid, cause: "bare" as const };

beforeEach(() => void vi.spyOn(process.stderr, "write").mockReturnValue(true));

/** A node that Mira drains as a Cluster Admin; pods stay until the test takes them away. */
async function drained() {
  const nodes = [buildNode("a"), buildNode("b")];
  const memory = memoryPort("harbor", { nodes, pods: [web, dns, bare] });
  const evicted: string[] = [];
  const rights = ["patch nodes", "create pods/eviction", "delete pods"].map((right) => {
    const [verb = "", resource = ""] = right.split(" ");
    return { verb, resource, allowed: true };
  });
  const port = {
    ...memory.port,
    permissions: async () => rights,
    async evict(pod: { name: string }) {
      evicted.push(pod.name);
      return { kind: "accepted" as const };
    },
  };
  const runtime = startRuntime(port, {
    identity: { holder: "console-1", succeeds: () => true },
    installation: "here",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
  const vera = await member({ administrator: true });
  const mira = await member({ bindings: admin });
  const noah = await member({ bindings: editor });
  const body = { reason: "new disk", options: { consents: [agreed] } };
  const begun = await ask(startMaintenance, { params: NODE, body, cookie: mira.cookie });
  expect(begun.told).toMatchObject({ by: mira.name });
  await vi.waitFor(() => expect(evicted).toEqual(["web"]));
  memory.observe({ pods: [web, dns, bare, kept] });
  const intent = async () => (await port.readNode("a")).intent as MaintenanceIntent | undefined;
  return { ...memory, evicted, intent, vera, mira, noah };
}

/** Everything that Mira might still want with it. */
const wishes = (cookie: string) => {
  const more = {
    action: "set-options" as const,
    options: { consents: [agreed, { uid: kept.uid, cause: "bare" }] },
  };
  return [
    () => ask(editMaintenance, { params: NODE, body: more, cookie }),
    () => ask(editMaintenance, { params: NODE, body: { action: "pause" }, cookie }),
    () => ask(endMaintenance, { params: NODE, cookie }),
    () => ask(createScan, { params: NODE, body: { kind: "kube-bench", scope: "all" }, cookie }),
    () =>
      ask(createRestarts, {
        params: NODE,
        body: { workloads: [{ kind: "Deployment", namespace: "shop", name: "web" }] },
        cookie,
      }),
  ];
};

it.each<[string, object, number]>([
  ["whose role was taken", { bindings: [] }, 403],
  ["who may only read now", { bindings: [{ cluster: "harbor", role: "cluster-viewer" }] }, 403],
  ["who was disabled", { disabled: true }, 401],
])(
  "a maintenance of somebody %s goes on with what was agreed to, and nothing new is done in their name",
  async (_, body, status) => {
    const { evicted, observe, intent, vera, mira } = await drained();
    const before = await intent();
    expect((await ask(changePerson, { id: mira.id, body, cookie: vera.cookie })).status).toBe(200);
    for (const wish of wishes(mira.cookie)) expect((await wish()).status).toBe(status);
    expect(await intent()).toEqual(before);
    observe({ pods: [dns, bare, kept] });
    await vi.waitFor(() => expect(evicted.toSorted()).toEqual(["bare", "dns", "web"]));
    expect(await intent()).toMatchObject({
      by: mira.name,
      options: { consents: [{ ...agreed, by: mira.name }] },
    });
  },
);

it("others go on with it by what they may themselves: no force in the name of who agreed before", async () => {
  const { evicted, observe, intent, vera, mira, noah } = await drained();
  await ask(changePerson, { id: mira.id, body: { bindings: [] }, cookie: vera.cookie });
  const change = (consents: object[]) =>
    ask(editMaintenance, {
      params: NODE,
      body: { action: "set-options" as const, options: { consents } },
      cookie: noah.cookie,
    });
  expect((await change([agreed, { uid: kept.uid, cause: "bare" }])).status).toBe(403);
  expect((await change([agreed, { uid: web.uid, cause: "delete", by: mira.name }])).status).toBe(403);
  const harmless = { uid: web.uid, cause: "comes-back" as const };
  expect((await change([agreed, { ...harmless, by: mira.name }])).status).toBe(200);
  expect((await intent())?.options.consents).toMatchObject([
    { ...agreed, by: mira.name },
    { ...harmless, by: noah.name },
  ]);
  // What she agreed to can be taken back by whoever may change the maintenance.
  expect((await change([])).status).toBe(200);
  observe({ pods: [dns, bare, kept] });
  await vi.waitFor(() => expect(evicted).toEqual(["web", "dns"]));
  observe({ pods: [bare, kept] });
  expect((await ask(endMaintenance, { params: NODE, cookie: noah.cookie })).status).toBe(202);
  await vi.waitFor(async () => expect(await intent()).toBeUndefined());
  expect(evicted).toEqual(["web", "dns"]);
});
