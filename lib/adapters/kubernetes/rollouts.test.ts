import { gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { createProfile, rolloutProjection } from "./rollouts";
import { recordedTarget } from "./testing/recorded-target";
import { failure, json } from "./testing/scripted-server";

describe("how far a rollout is", () => {
  const metadata = { namespace: "ns", name: "x", uid: "u", generation: 2 };
  it("of a DaemonSet is counted in nodes", () => {
    const status = { observedGeneration: 2, desiredNumberScheduled: 5, updatedNumberScheduled: 3 };
    expect(rolloutProjection("DaemonSet")({ metadata, status })).toMatchObject({
      desired: 5,
      updated: 3,
      unseen: false,
      onDelete: false,
    });
  });
  it("of a Deployment in replicas", () => {
    const spec = { replicas: 4, template: { spec: { containers: [{ image: "a:1" }] } } };
    expect(rolloutProjection("Deployment")({ metadata, spec, status: { updatedReplicas: 1 } })).toMatchObject(
      {
        desired: 4,
        updated: 1,
        unseen: true,
        images: ["a:1"],
      },
    );
  });
  it("waits for deletion where its strategy says so", () => {
    const spec = { updateStrategy: { type: "OnDelete" } };
    expect(rolloutProjection("DaemonSet")({ metadata, spec }).onDelete).toBe(true);
  });
});

const kept = (name: string, version: number, status: string) => ({
  metadata: {
    namespace: "ns",
    name: `sh.helm.release.v1.${name}.v${version}`,
    resourceVersion: `${version}`,
    labels: { owner: "helm", name, version: `${version}`, status, modifiedAt: "1763719200" },
  },
});
const content = gzipSync(JSON.stringify({ chart: { metadata: { name: "web", version: "2.0.0" } } }));
const data = { release: Buffer.from(content.toString("base64")).toString("base64") };

describe("releases of Helm", () => {
  async function helm() {
    const items = [
      kept("web", 9, "superseded"),
      kept("web", 10, "deployed"),
      { metadata: { name: "other" } },
    ];
    return recordedTarget((response, { url }) =>
      json(response, url.includes("fieldSelector") ? { items } : { ...kept("web", 10, "deployed"), data }),
    );
  }

  test("are the latest revision, by number; older ones are never read", async () => {
    const { target, calls } = await helm();
    expect(await createProfile(target).listReleases()).toMatchObject([
      {
        name: "web",
        revision: 10,
        chartVersion: "2.0.0",
        history: [
          { revision: 10, status: "deployed", at: "2025-11-21T10:00:00.000Z" },
          { revision: 9, status: "superseded" },
        ],
      },
    ]);
    expect(calls.map(({ url }) => url.split("?")[0])).toEqual([
      "/api/v1/secrets",
      "/api/v1/namespaces/ns/secrets/sh.helm.release.v1.web.v10",
    ]);
  });

  test("that did not change are not read again", async () => {
    const { target, calls } = await helm();
    const profile = createProfile(target);
    await profile.listReleases();
    expect(await profile.listReleases()).toHaveLength(1);
    expect(calls.filter(({ url }) => url.includes("/secrets/"))).toHaveLength(1);
  });

  test("that are forbidden say so", async () => {
    const { target } = await recordedTarget((response) => failure(response, 403, "no"));
    await expect(createProfile(target).listReleases()).rejects.toMatchObject({
      failure: { code: "forbidden" },
    });
  });
});

describe("what may not be read is not known, and no failure", () => {
  test.each(["listOthers", "listStorageDrivers"] as const)("%s", async (what) => {
    const { target } = await recordedTarget((response) => failure(response, 403, "no"));
    expect(await createProfile(target)[what]()).toBeUndefined();
  });

  test("but an API server that is broken is one", async () => {
    const { target } = await recordedTarget((response) => failure(response, 500, "no"));
    await expect(createProfile(target).listStorageDrivers()).rejects.toMatchObject({ name: "DrydockError" });
  });
});

test("the current revision is the newest of its owner", async () => {
  const revision = (hash: string, uid: string, revision: number) => ({
    metadata: { name: hash, labels: { "controller-revision-hash": hash }, ownerReferences: [{ uid }] },
    revision,
  });
  const items = [revision("old", "u", 1), revision("new", "u", 2), revision("other", "x", 9)];
  const { target, calls } = await recordedTarget((response) => json(response, { items }));
  expect(await createProfile(target).currentRevision({ namespace: "ns", uid: "u" })).toBe("new");
  expect(calls[0]?.url).toContain("/apis/apps/v1/namespaces/ns/controllerrevisions");
});
