import { describe, expect, it, test } from "vitest";
import { createRestarts, projectRollout } from "./restarts";
import { recordedTarget } from "./testing/recorded-target";
import { failure, json } from "./testing/scripted-server";

const metadata = { namespace: "shop", name: "web", uid: "u", resourceVersion: "7", generation: 3 };
const web = { kind: "Deployment", namespace: "shop", name: "web" } as const;

describe("what is read", () => {
  it("of a Deployment", () => {
    const annotations = { "kubectl.kubernetes.io/restartedAt": "2026-11-21T12:00:00Z" };
    const spec = {
      replicas: 4,
      paused: true,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 2, maxSurge: "25%" } },
      template: { metadata: { annotations } },
    };
    const status = {
      observedGeneration: 2,
      replicas: 5,
      updatedReplicas: 1,
      readyReplicas: 3,
      availableReplicas: 3,
      conditions: [{ type: "Progressing", reason: "ProgressDeadlineExceeded", message: "timed out" }],
    };
    expect(projectRollout("Deployment")({ metadata, spec, status })).toEqual({
      ...web,
      uid: "u",
      resourceVersion: "7",
      generation: 3,
      observedGeneration: 2,
      desired: 4,
      total: 5,
      updated: 1,
      ready: 3,
      available: 3,
      strategy: "rolling",
      atOnce: 2,
      paused: true,
      partition: 0,
      betweenRevisions: false,
      stuck: "timed out",
      restartedAt: "2026-11-21T12:00:00Z",
    });
  });

  it("of a StatefulSet", () => {
    const spec = { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } };
    const status = { currentRevision: "a", updateRevision: "b" };
    expect(projectRollout("StatefulSet")({ metadata, spec, status })).toMatchObject({
      kind: "StatefulSet",
      desired: 3,
      strategy: "rolling",
      atOnce: 1,
      partition: 2,
      betweenRevisions: true,
    });
  });

  it.each([
    ["StatefulSet", { updateStrategy: { type: "OnDelete" } }, "on-delete"],
    ["Deployment", { strategy: { type: "Recreate" } }, "recreate"],
    ["Deployment", {}, "rolling"],
  ] as const)("the strategy of a %s with %j", (kind, spec, strategy) => {
    expect(projectRollout(kind)({ metadata, spec }).strategy).toBe(strategy);
  });
});

test("both kinds are listed, each told by its kind", async () => {
  const { target } = await recordedTarget((response) => json(response, { items: [{ metadata }] }));
  const found = await createRestarts(target).list();
  expect(found.map(({ kind, name }) => `${kind}/${name}`).sort()).toEqual([
    "Deployment/web",
    "StatefulSet/web",
  ]);
});

test("one that is not there is no failure; one that may not be read is", async () => {
  const gone = await recordedTarget((response) => failure(response, 404, "not found"));
  expect(await createRestarts(gone.target).read(web)).toBeUndefined();
  const denied = await recordedTarget((response) => failure(response, 403, "forbidden"));
  await expect(createRestarts(denied.target).read(web)).rejects.toMatchObject({
    failure: { code: "forbidden" },
  });
});

test("restarting marks the template as kubectl does, of the object that was read", async () => {
  const { target, calls } = await recordedTarget((response) => json(response, {}));
  await createRestarts(target).restart({ ...web, resourceVersion: "7" }, "2026-11-21T12:00:00Z");
  expect(calls).toEqual([
    {
      url: "/apis/apps/v1/namespaces/shop/deployments/web?fieldManager=drydock",
      method: "PATCH",
      type: "application/merge-patch+json",
      body: {
        metadata: { resourceVersion: "7" },
        spec: {
          template: {
            metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": "2026-11-21T12:00:00Z" } },
          },
        },
      },
    },
  ]);
});

test("what the cluster does not allow is named as a rule", async () => {
  const { target } = await recordedTarget((response, { body }) => {
    const asked = body as unknown as { spec: { resourceAttributes: { verb: string; resource: string } } };
    const { verb, resource } = asked.spec.resourceAttributes;
    json(response, { status: { allowed: verb !== "patch" || resource === "statefulsets" } });
  });
  expect(await createRestarts(target).missing()).toEqual(["patch deployments.apps"]);
});
