import { expect, onTestFinished, test } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { addControlPlanes } from "@/lib/adapters/kubernetes/testing/control-planes";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import {
  createNamespace,
  createPod,
  openCluster,
  openHttp,
} from "@/lib/adapters/kubernetes/testing/real-cluster";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { intentOf } from "@/lib/domain/node";
import { changeNode } from "@/lib/operations/change-node";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { type Runtime, startRuntime } from "./runtime";

const planes = ["plane-a", "plane-b", "plane-c"];

const open = new Set<string>();

/** A console of its own: caches, queue and engine, until the test ends. Of several, the Lease lets one act. */
async function openConsole(name: string): Promise<Runtime> {
  open.add(name);
  onTestFinished(() => void open.delete(name));
  const identity = { holder: name, succeeds: (holder: string) => !open.has(holder) };
  const runtime = startRuntime(openCluster(undefined, false), { identity, installation: "here" });
  onTestFinished(runtime.stop);
  await eventually(() => runtime.port.freshness().state).toBe("live");
  return runtime;
}

const read = (runtime: Runtime) => Promise.all(planes.map((name) => runtime.port.readNode(name)));

async function kept(runtime: Runtime): Promise<string[]> {
  const nodes = await read(runtime);
  return nodes.filter((node) => node.intent && !intentOf(node)?.ending).map(({ name }) => name);
}

async function clear(runtime: Runtime): Promise<void> {
  for (const node of await kept(runtime))
    await turnOff({ ctx: runtime.context({ name: "vera" }), input: { node } });
  await eventually(async () => (await read(runtime)).some((node) => node.intent || node.unschedulable)).toBe(
    false,
  );
}

/** Both judge by their caches before they write: they have to have seen the clean slate. */
function caughtUp(runtime: Runtime, http: KubeHttp) {
  const version = async (name: string) => {
    const path = `/api/v1/nodes/${name}`;
    return (await http.fetchJson<{ metadata: { resourceVersion: string } }>({ path })).metadata
      .resourceVersion;
  };
  return eventually(async () => {
    const fresh = await Promise.all(planes.map(version));
    return planes.every((name, i) => runtime.index().node(name)?.resourceVersion === fresh[i]);
  }).toBe(true);
}

test("two consoles that take two of three control-plane nodes at once never both keep theirs", async () => {
  const http = openHttp();
  await addControlPlanes(http, planes);
  const consoles = [await openConsole("one"), await openConsole("two")] as const;
  const take = async (runtime: Runtime, node: string | undefined, round: number, delayMs: number) => {
    // From both in the same instant to one clearly first: all interleavings between.
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const options = { consents: [] };
    const input = { node: node ?? "", reason: "new disk", options, id: `m-${round}-${node}` };
    return turnOn({ ctx: runtime.context({ name: "vera" }), input });
  };
  for (let round = 0; round < 16; round++) {
    for (const runtime of consoles) await caughtUp(runtime, http);
    const results = await Promise.allSettled([
      take(consoles[0], planes[round % 3], round, 0),
      take(consoles[1], planes[(round + 1) % 3], round, (round % 8) * 4),
    ]);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ failure: { code: "refused" } });
    // Who was told yes keeps it, who was told no does not; never both.
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(await kept(consoles[0])).toHaveLength(2 - refused.length);
    await clear(consoles[0]);
  }
});

test("of two that slipped through the later evicts nothing and is never Complete until the first has ended", async () => {
  const http = openHttp();
  await addControlPlanes(http, planes);
  const runtime = await openConsole("three");
  const namespace = await createNamespace(http);
  const pod = await createPod(http, namespace, "on-b", { node: "plane-b" });
  const take = (name: string, since: string) =>
    changeNode(runtime.port, name, (node) => {
      const intent: MaintenanceIntent = {
        version: 1,
        id: `m-${name}`,
        by: "vera",
        reason: "new disk",
        since,
        installation: "here",
        wasCordoned: false,
        nodeUid: node.uid,
        podsToMove: 1,
        options: { consents: [{ uid: pod.uid, cause: "bare" }] },
      };
      return { unschedulable: true, intent };
    });
  await take("plane-a", "2026-11-21T12:00:00.000Z");
  await take("plane-b", "2026-11-21T12:00:00.001Z");
  const maintenance = (name: string) => runtime.rows().find((row) => row.name === name)?.maintenance;
  await eventually(() => maintenance("plane-a")?.phase).toBe("complete");
  expect(maintenance("plane-b")).toMatchObject({
    phase: "paused",
    question: { kind: "control-plane", text: expect.stringContaining("plane-a went into maintenance first") },
  });
  const path = `/api/v1/namespaces/${namespace}/pods/on-b`;
  expect((await http.ask({ path })).body).not.toHaveProperty("metadata.deletionTimestamp");

  await turnOff({ ctx: runtime.context({ name: "vera" }), input: { node: "plane-a" } });
  await eventually(async () => (await http.ask({ path })).status).toBe(404);
  await eventually(() => maintenance("plane-b")?.phase).toBe("complete");
  await clear(runtime);
});
