import { afterAll, expect, onTestFinished, test } from "vitest";
import type { Changes } from "./object-store";
import { createReflector, type ReflectorState } from "./reflector";
import { eventually } from "./testing/eventually";
import { createManualTiming } from "./testing/manual-timing";
import { createNamespace, createPod, openHttp, remove } from "./testing/real-cluster";
import { refreshControllers, without } from "./testing/sandbox";

afterAll(refreshControllers);

test("a restarted API server answers 410 to the old position: it is listed anew, deletions included", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  await createPod(http, namespace, "stays");
  await createPod(http, namespace, "goes");
  const timing = createManualTiming();
  const changes: Changes<string>[] = [];
  const states: ReflectorState[] = [];
  const reflector = createReflector<string>({
    http,
    timing,
    path: `/api/v1/namespaces/${namespace}/pods`,
    streaming: { offered: true },
    project: (raw) => raw.metadata?.name ?? "",
    onChanges: (change) => changes.push(change),
    onState: (state) => states.push(state),
    report(error) {
      throw error;
    },
  });
  onTestFinished(reflector.stop);
  reflector.start();
  await eventually(() => states.at(-1)?.state).toBe("watching");
  expect(changes).toHaveLength(1);

  // Time stands still for the reflector, so that it sees nothing of what comes between the two restarts.
  await without("kube-apiserver", () => eventually(() => states.at(-1)?.state).toBe("waiting"));
  await remove(http, `/api/v1/namespaces/${namespace}/pods/goes`, 0);
  await without("kube-apiserver", async () => {});
  expect(reflector.items()).toEqual(["goes", "stays"]);
  timing.advance(60_000);
  // The watch of the old position opens before it says 410.
  await eventually(() => reflector.items()).toEqual(["stays"]);
  expect(changes.map(({ relisted, removed }) => ({ relisted, removed })).at(-1)).toEqual({
    relisted: true,
    removed: ["goes"],
  });
  await createPod(http, namespace, "new");
  await eventually(() => reflector.items()).toEqual(["stays", "new"]);
});

test("a position that the API server forgot long ago", async () => {
  const http = openHttp();
  const answer = await http.ask({
    path: "/api/v1/pods",
    query: { watch: "true", resourceVersion: "1", timeoutSeconds: "1" },
  });
  expect(answer).toMatchObject({
    status: 200,
    body: { type: "ERROR", object: { code: 410, reason: "Expired" } },
  });
});
