import { describe, expect, it } from "vitest";
import type { ObservedCluster } from "@/lib/domain/observed";
import { buildIndex, buildPod, GIB } from "@/lib/domain/testing/build";
import { isEmpty, spreadSelector } from "./pod-terms";
import { snapshotOf } from "./snapshot";
import { near, nodeWith, RACK, racked, running, selecting, spreading, wishing } from "./testing/trial";
import { attachable, createVolumeBook } from "./volume-book";

const nodes = racked({ a: "r1", b: "r1", c: undefined });
const snap = (over: Partial<ObservedCluster> = {}) => snapshotOf(buildIndex({ nodes, ...over }));

describe("the snapshot", () => {
  it("is made once for an observation", () => {
    const index = buildIndex({ nodes });
    expect(snapshotOf(index)).toBe(snapshotOf(index));
    expect(snapshotOf(buildIndex({ nodes }))).not.toBe(snapshotOf(index));
  });

  it("knows the places of nodes, and -1 for others", () => {
    expect(["a", "b", "c", "gone", undefined].map(snap().placeOf)).toEqual([0, 1, 2, -1, -1]);
  });

  it("knows which nodes have all of some labels", () => {
    expect([...snap().nodesWith([RACK])]).toEqual([1, 1, 0]);
    expect([...snap().nodesWith([RACK, "gone"])]).toEqual([0, 0, 0]);
    expect([...snap().nodesWith([])]).toEqual([1, 1, 1]);
  });

  it("knows what the nodes offer", () => {
    const { offers } = snap({
      nodes: [nodeWith("a", {}, { allocatable: { cpuMilli: 5, memoryBytes: GIB, pods: 7 } })],
    });
    expect([offers.cpuMilli[0], offers.memoryBytes[0], offers.pods[0]]).toEqual([5, GIB, 7]);
  });

  it.each([
    ["PreferNoSchedule", true],
    ["NoSchedule", false],
  ])("knows whether a taint only asks: %s", (effect, expected) => {
    expect(snap({ nodes: [nodeWith("a", {}, { taints: [{ key: "x", effect }] })] }).anyUnloved).toBe(
      expected,
    );
  });

  it("groups scheduled pods by namespace and labels", () => {
    const labels = { app: "web" };
    const pods = [
      running("p1", "web", "a", { labels }),
      running("p2", "web", "b", { labels }),
      running("p3", "db", "b"),
      running("p4", "web", "b", { labels, namespace: "other" }),
      running("ended", "web", "b", { labels, phase: "Succeeded" }),
      running("waits", "web", "b", { labels, nodeName: undefined }),
    ];
    const found = snap({ pods });
    expect(found.groupsIn("shop").map((group) => group.pods.map(({ name }) => name))).toEqual([
      ["p1", "p2"],
      ["p3"],
    ]);
    expect([...found.namespaces()]).toEqual(["shop", "other"]);
    expect(found.groupsIn("none")).toEqual([]);
  });

  describe("finds scheduled pods with wishes", () => {
    const own = { antiAffinity: [near("web")] };
    const abroad = { preferredAffinity: [{ weight: 1, term: near("web", { namespaces: ["shop"] }) }] };
    const anywhere = { affinity: [near("web", { namespaceSelector: selecting({}) })] };
    const pods = [
      wishing("p1", own),
      wishing("p2", own, { nodeName: "b" }),
      wishing("p3", own, { namespace: "other" }),
      wishing("p4", { priority: 5 }),
      wishing("p5", own, { nodeName: undefined }),
      wishing("p6", own, { phase: "Failed" }),
      wishing("p7", abroad, { namespace: "other" }),
      wishing("p8", anywhere, { namespace: "third" }),
      buildPod("p9"),
    ];

    it.each([
      ["shop", [["p1", "p2"], ["p7"], ["p8"]]],
      ["other", [["p3"], ["p8"]]],
      ["fourth", [["p8"]]],
    ])("about pods of namespace %s", (namespace, expected) => {
      const groups = snap({ pods }).wishesAbout(namespace);
      expect(groups.map((group) => group.pods.map(({ name }) => name)).sort()).toEqual(expected);
    });
  });

  it("knows the labels of namespaces that can be read", () => {
    expect(snap({ namespaces: [{ name: "shop", labels: { team: "red" } }] }).labelsOf("shop")).toEqual({
      team: "red",
    });
    expect(snap({ namespaces: [] }).labelsOf("shop")).toBeUndefined();
    expect(snap().labelsOf("shop")).toBeUndefined();
  });
});

describe("the selector of a spread constraint", () => {
  it.each([
    [undefined, { rev: "1" }, []],
    [["rev"], { rev: "1" }, [{ key: "rev", operator: "In", values: ["1"] }]],
    [["rev"], {}, []],
    [["rev", "x"], { x: "" }, [{ key: "x", operator: "In", values: [""] }]],
  ])("with matchLabelKeys %j of a pod with %o", (matchLabelKeys, labels, matchExpressions) => {
    const selector = spreadSelector(spreading({ matchLabelKeys }), labels as Record<string, string>);
    expect(selector).toEqual({ matchLabels: { app: "web" }, matchExpressions });
  });

  it("stays none, and can be empty", () => {
    expect(
      spreadSelector(spreading({ selector: undefined, matchLabelKeys: ["rev"] }), { rev: "1" }),
    ).toBeUndefined();
    expect([selecting({}), selecting({ a: "" })].map(isEmpty)).toEqual([true, false]);
    expect(
      isEmpty({ matchLabels: {}, matchExpressions: [{ key: "a", operator: "Exists", values: [] }] }),
    ).toBe(false);
  });
});

describe("the volume book", () => {
  const cluster: Partial<ObservedCluster> = {
    claims: [
      { namespace: "shop", name: "bound", volume: "pv" },
      { namespace: "shop", name: "lost", volume: "gone" },
      { namespace: "shop", name: "open", storageClass: "fast" },
    ],
    volumes: [{ name: "pv", driver: "csi", handle: "h" }, { name: "plain" }],
    storageClasses: [{ name: "fast", provisioner: "maker", waits: true }],
    volumeLimits: [{ node: "b", drivers: { csi: 5 } }],
    attachments: ["pv", "plain", "gone"].map((volume) => ({
      name: volume,
      nodeName: "b",
      volume,
      attached: true,
      deleting: false,
    })),
  };
  const bookOf = (over: Partial<ObservedCluster> = {}) =>
    createVolumeBook(buildIndex({ ...cluster, ...over }).cluster);

  it("shows what stands behind each claim", () => {
    const views = bookOf().claimsOf(buildPod("p", { claims: ["bound", "lost", "open", "none"] }));
    expect(
      views.map(({ claim, volume, storageClass }) => [claim?.name, volume?.name, storageClass?.name]),
    ).toEqual([
      ["bound", "pv", undefined],
      ["lost", undefined, undefined],
      ["open", undefined, "fast"],
      [undefined, undefined, undefined],
    ]);
    expect(views.map((view) => attachable("shop", view))).toEqual([
      { id: "csi/h", driver: "csi" },
      undefined,
      { id: "maker/new shop/open", driver: "maker" },
      undefined,
    ]);
  });

  it("has no id for a volume of no CSI driver", () => {
    expect(attachable("shop", { name: "x", volume: { name: "plain" } })).toBeUndefined();
    expect(attachable("shop", { name: "x", volume: { name: "pv", driver: "csi" } })).toEqual({
      id: "csi/",
      driver: "csi",
    });
  });

  it("knows limits and attachments by node", () => {
    const book = bookOf();
    expect([book.limit("b", "csi"), book.limit("b", "other"), book.limit("c", "csi")]).toEqual([
      5,
      undefined,
      undefined,
    ]);
    expect([book.attachedTo("b"), book.attachedTo("c")]).toEqual([["csi/h"], []]);
  });

  it.each([
    [{}, true, true],
    [{ volumes: undefined }, false, true],
    [{ storageClasses: undefined }, false, true],
    [{ volumeLimits: undefined }, true, false],
  ])("knows what can't be read: %j", (over, known, limitsKnown) => {
    expect(bookOf(over)).toMatchObject({ known, limitsKnown });
  });
});
