import { describe, expect, it } from "vitest";
import { buildNode } from "@/lib/domain/testing/build";
import { layersOf, skewOf } from "./layers";

const system = { image: "Debian 12", kernel: "6.12.30", runtime: "containerd://2.1.4" };

describe("layers of the infrastructure", () => {
  it("are told with the nodes that have each version, the most frequent first", () => {
    const nodes = [
      buildNode("b", { version: "v1.36.2", system }),
      buildNode("c", { version: "v1.36.3", system }),
      buildNode("a", { version: "v1.36.3", system: { ...system, kernel: "6.12.31" } }),
    ];
    expect(layersOf(nodes).map(({ id, versions }) => [id, versions])).toEqual([
      [
        "kubernetes",
        [
          { version: "v1.36.3", nodes: ["a", "c"] },
          { version: "v1.36.2", nodes: ["b"] },
        ],
      ],
      ["runtime", [{ version: "containerd 2.1.4", nodes: ["a", "b", "c"] }]],
      ["os", [{ version: "Debian 12", nodes: ["a", "b", "c"] }]],
      [
        "kernel",
        [
          { version: "6.12.30", nodes: ["b", "c"] },
          { version: "6.12.31", nodes: ["a"] },
        ],
      ],
    ]);
  });

  it("that no node tells of are left out, and so are nodes that tell nothing", () => {
    expect(layersOf([buildNode("a", { version: "" })])).toEqual([]);
    expect(layersOf([buildNode("a", { version: "" }), buildNode("b", { version: "v1.36.3" })])).toEqual([
      { id: "kubernetes", title: "Kubernetes (kubelet)", versions: [{ version: "v1.36.3", nodes: ["b"] }] },
    ]);
  });

  it("of as many versions put the newer first", () => {
    const nodes = [buildNode("a", { version: "v1.36.2" }), buildNode("b", { version: "v1.36.3" })];
    expect(layersOf(nodes)[0]?.versions.map(({ version }) => version)).toEqual(["v1.36.3", "v1.36.2"]);
  });
});

describe("a kubelet beside the API server", () => {
  it.each([
    ["v1.36.3", "v1.36.3", "within"],
    ["v1.33.0", "v1.36.3", "within"],
    ["v1.32.9", "v1.36.3", "too-old"],
    ["v1.37.0", "v1.36.3", "too-new"],
    ["v1.36.9", "v1.36.3", "within"],
    ["v1.33.4-eks-1", "v1.36.3", "within"],
    ["v2.0.0", "v1.36.3", undefined],
    ["unknown", "v1.36.3", undefined],
    ["v1.36.3", undefined, undefined],
  ])("%s beside %s is %s", (kubelet, apiServer, skew) => expect(skewOf(kubelet, apiServer)).toBe(skew));
});
