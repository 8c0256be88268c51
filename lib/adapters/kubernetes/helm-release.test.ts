import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { releaseOf, valuesOf, workloadsIn } from "./helm-release";

const stored = {
  info: { last_deployed: "2026-11-21T10:00:00Z", status: "deployed", description: "Upgrade complete" },
  chart: { metadata: { name: "cilium", version: "1.18.2", appVersion: "1.18.2" } },
  config: { ipam: { mode: "kubernetes" } },
  manifest: "---\napiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: cilium\n",
};
const secret = (content: Buffer) => ({
  data: { release: Buffer.from(content.toString("base64")).toString("base64") },
});
const packed = secret(gzipSync(JSON.stringify(stored)));
const at = { namespace: "kube-system", name: "cilium", revision: 3, history: [] };

describe("a release", () => {
  it("is told without its values", async () => {
    expect(await releaseOf(packed, at)).toEqual({
      ...at,
      chart: "cilium",
      chartVersion: "1.18.2",
      appVersion: "1.18.2",
      status: "deployed",
      description: "Upgrade complete",
      updatedAt: "2026-11-21T10:00:00Z",
      workloads: [{ kind: "DaemonSet", namespace: "kube-system", name: "cilium" }],
    });
  });

  it("that was not compressed is read, too", async () => {
    expect(await releaseOf(secret(Buffer.from(JSON.stringify(stored))), at)).toMatchObject({
      chart: "cilium",
    });
  });

  it("gives its values apart", async () => {
    expect(JSON.parse(await valuesOf(packed))).toEqual(stored.config);
  });

  it.each([
    ["nothing", {}],
    ["something else", secret(Buffer.from("hello"))],
    ["half of it", secret(gzipSync(JSON.stringify(stored)).subarray(0, 40))],
  ])("that holds %s is an error", async (_, broken) => {
    await expect(releaseOf(broken, at)).rejects.toThrow();
  });
});

describe("the controllers in a manifest", () => {
  it.each([
    [
      "a namespace of its own",
      "kind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n",
      "Deployment shop/web",
    ],
    ["the release's namespace", "kind: StatefulSet\nmetadata:\n  name: db\n", "StatefulSet ns/db"],
    [
      "members before the name",
      "kind: DaemonSet\nmetadata:\n  labels:\n    name: no\n  name: yes\n",
      "DaemonSet ns/yes",
    ],
    ["quotes", 'kind: "Deployment"\nmetadata:\n    name: "web"\n', "Deployment ns/web"],
    ["another kind", "kind: ConfigMap\nmetadata:\n  name: web\n", undefined],
    ["a kind inside of another object", "kind: ConfigMap\ndata:\n  x: |\n    kind: Deployment\n", undefined],
    ["no name", "kind: Deployment\nmetadata: {}\n", undefined],
  ])("%s", (_, document, found) => {
    const words = workloadsIn(`---\n# Source: x\n${document}---\n`, "ns").map(
      ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
    );
    expect(words).toEqual(found === undefined ? [] : [found]);
  });
});
