import { describe, expect, it } from "vitest";
import { networksOf, storageOf } from "./plugins";

const daemonSet = (name: string, image = `registry.example/${name}:1.2.3`) => ({
  kind: "DaemonSet" as const,
  namespace: "kube-system",
  name,
  images: [image],
});

describe("a network is found by its DaemonSet", () => {
  it.each([
    ["cilium", "Cilium"],
    ["calico-node", "Calico"],
    ["canal", "Canal"],
    ["rke2-canal", "Canal"],
    ["kube-flannel-ds", "Flannel"],
    ["antrea-agent", "Antrea"],
    ["aws-node", "Amazon VPC CNI"],
    ["azure-cns", "Azure CNI"],
    ["kube-router", "kube-router"],
    ["ovnkube-node", "OVN-Kubernetes"],
    ["weave-net", "Weave Net"],
    ["kindnet", "kindnet"],
    ["kube-multus-ds", "Multus"],
  ])("%s is %s", (name, network) => {
    expect(networksOf([daemonSet(name)])).toEqual([
      { name: network, namespace: "kube-system", daemonSet: name, version: "1.2.3" },
    ]);
  });

  it.each(["kube-proxy", "cilium-envoy", "not-cilium", "ebs-csi-node"])("%s is none", (name) =>
    expect(networksOf([daemonSet(name)])).toEqual([]),
  );
});

describe("storage is found by csi in the name of a DaemonSet", () => {
  it.each([
    ["ebs-csi-node", true],
    ["csi-rbdplugin", true],
    ["longhorn-csi", true],
    ["topcsike", false],
    ["cilium", false],
  ])("%s: %s", (name, is) => expect(storageOf([daemonSet(name)]).length === 1).toBe(is));

  it("tells no version where there is no image", () => {
    expect(storageOf([{ ...daemonSet("ebs-csi-node"), images: [] }])).toMatchObject([{ version: "" }]);
  });
});
