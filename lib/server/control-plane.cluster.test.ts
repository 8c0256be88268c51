import { expect, test } from "vitest";
import { addControlPlanes } from "@/lib/adapters/kubernetes/testing/control-planes";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { createNamespace, createPod, openHttp } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import type { MaintenanceIntent } from "@/lib/domain/intent";
import { changeNode } from "@/lib/operations/change-node";
import { turnOff } from "@/lib/operations/turn-off";
import { clear, openConsole, race } from "./testing/two-consoles";

const planes = ["plane-a", "plane-b", "plane-c"];

test("two consoles that take two of three control-plane nodes at once never both keep theirs", async () => {
  const http = openHttp();
  await addControlPlanes(http, planes);
  await race([await openConsole("one"), await openConsole("two")], http, planes);
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

  await turnOff({ ctx: runtime.context(buildAdministrator("vera")), input: { node: "plane-a" } });
  await eventually(async () => (await http.ask({ path })).status).toBe(404);
  await eventually(() => maintenance("plane-b")?.phase).toBe("complete");
  await clear(runtime, planes);
});
