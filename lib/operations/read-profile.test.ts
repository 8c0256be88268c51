import { describe, expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { Release, RolloutObject } from "@/lib/domain/profile/observed";
import { buildIndex, buildIntent, buildNode, buildPod, ownerNamed } from "@/lib/domain/testing/build";
import type { ProfilePort } from "./profile-port";
import { profileOf, readProfile } from "./read-profile";

const daemonSet = (name: string, over: Partial<RolloutObject> = {}): RolloutObject => ({
  kind: "DaemonSet",
  namespace: "kube-system",
  name,
  uid: `uid-${name}`,
  images: ["registry.example/x:1"],
  desired: 2,
  updated: 2,
  unseen: false,
  onDelete: false,
  ...over,
});
const release: Release = {
  namespace: "kube-system",
  name: "cilium",
  revision: 2,
  chart: "cilium",
  chartVersion: "1.18.2",
  status: "deployed",
  workloads: [
    { kind: "DaemonSet", namespace: "kube-system", name: "cilium" },
    { kind: "Deployment", namespace: "kube-system", name: "cilium-operator" },
  ],
  history: [],
};

function portWith(over: Partial<ProfilePort> = {}) {
  const asked: string[] = [];
  const profile: ProfilePort = {
    listDaemonSets: async () => [daemonSet("cilium", { updated: 1 }), daemonSet("kube-proxy")],
    listOthers: async () => [],
    listStorageDrivers: async () => ["csi.example"],
    async currentRevision({ uid }) {
      asked.push(uid);
      return "new";
    },
    listReleases: async () => [release],
    readValues: async () => "{}",
    ...over,
  };
  return { cluster: { profile, version: () => "v1.36.3" }, asked };
}

const onNode = (nodeName: string, revision: string) =>
  buildPod(`cilium-${nodeName}`, {
    nodeName,
    controller: ownerNamed("cilium", "DaemonSet"),
    labels: { "controller-revision-hash": revision },
  });
const index = buildIndex({
  nodes: [buildNode("a", { intent: buildIntent() }), buildNode("b")],
  pods: [onNode("a", "old"), onNode("b", "new")],
});
const profileWith = async (over: Partial<ProfilePort> = {}) =>
  profileOf(await readProfile(portWith(over).cluster), index, "v1.36.3");

describe("the profile", () => {
  it("has each add-on with its rollouts, and where maintenance holds one back", async () => {
    const { addOns, networks, agents, layers, drivers } = await profileWith();
    expect(addOns).toMatchObject({
      state: "known",
      items: [
        {
          name: "cilium",
          rollouts: [
            { name: "cilium", updated: 1, desired: 2, behind: [{ node: "a", inMaintenance: true }] },
          ],
          unknown: ["Deployment kube-system/cilium-operator"],
        },
      ],
    });
    expect(networks).toMatchObject([{ name: "Cilium" }]);
    expect([agents, drivers, layers[0]?.versions[0]?.skew]).toEqual([[], ["csi.example"], "within"]);
  });

  it("asks for the revision of those alone that are not done", async () => {
    const { cluster, asked } = portWith();
    await readProfile(cluster);
    expect(asked).toEqual(["uid-cilium"]);
  });

  it("tells of DaemonSets of no release that are not done", async () => {
    const { agents } = await profileWith({ listReleases: async () => [] });
    expect(agents).toMatchObject([{ name: "cilium", state: "under-way" }]);
  });

  it("goes on without add-ons where Secrets may not be read, and says so", async () => {
    const why = new DrydockError({ code: "forbidden", verb: "list", object: "secrets", why: "RBAC." });
    const { addOns, layers } = await profileWith({ listReleases: () => Promise.reject(why) });
    expect(addOns).toEqual({ state: "forbidden", why: "RBAC." });
    expect(layers.length).toBeGreaterThan(0);
  });

  it("fails with the API server", async () => {
    const away = new DrydockError({ code: "cluster-unreachable", cluster: "x", why: "no answer" });
    await expect(profileWith({ listReleases: () => Promise.reject(away) })).rejects.toBe(away);
  });
});
