import { describe, expect, it } from "vitest";
import type { ObservedAttachment, ObservedCluster } from "@/lib/domain/observed";
import { buildPod } from "@/lib/domain/testing/build";
import type { ObservedVolume, ObservedVolumeLimits } from "./observed";
import { judged, leftOver, nodeWith, tried, wishing } from "./testing/trial";

const EBS = "ebs.csi.aws.com";
const NFS = "nfs.csi.k8s.io";
const nodes = [nodeWith("a"), nodeWith("b"), nodeWith("c")];
const names = Array.from({ length: 6 }, (_, n) => `d${n}`);
const volume = (name: string, over: Partial<ObservedVolume> = {}): ObservedVolume => ({
  name: `pv-${name}`,
  driver: EBS,
  handle: name,
  ...over,
});

/** Six disks of one driver, each with its claim; nodes b and c can have so many. */
function disks(
  b: number | undefined,
  c?: number,
  over: Partial<ObservedCluster> = {},
): Partial<ObservedCluster> {
  const limit = (node: string, most: number | undefined): ObservedVolumeLimits => ({
    node,
    drivers: most === undefined ? {} : { [EBS]: most },
  });
  return {
    nodes,
    claims: names.map((name) => ({ namespace: "shop", name, volume: `pv-${name}` })),
    volumes: names.map((name) => volume(name)),
    storageClasses: [],
    volumeLimits: [limit("b", b), limit("c", c)],
    ...over,
  };
}
const using = (name: string, nodeName: string, ...claims: string[]) => buildPod(name, { nodeName, claims });
const p = using("p", "a", "d0");
const attached = (name: string, over: Partial<ObservedAttachment> = {}): ObservedAttachment => ({
  name: `csi-${name}`,
  nodeName: "b",
  volume: `pv-${name}`,
  attached: true,
  deleting: false,
  ...over,
});

describe("NodeVolumeLimits", () => {
  it.each<[string, number | undefined, string[][], string[], string]>([
    ["room for one", 1, [], ["d0"], "fits"],
    ["room for none", 0, [], ["d0"], "attach-limit"],
    ["no limit known", undefined, [["d1", "d2"]], ["d0"], "fits"],
    ["one there, room for one", 1, [["d1"]], ["d0"], "attach-limit"],
    ["one there, room for two", 2, [["d1"]], ["d0"], "fits"],
    ["two there in one pod", 2, [["d1", "d2"]], ["d0"], "attach-limit"],
    ["two there in two pods", 2, [["d1"], ["d2"]], ["d0"], "attach-limit"],
    ["one there in two pods is one", 2, [["d1"], ["d1"]], ["d0"], "fits"],
    ["the same one there already", 1, [["d0"]], ["d0"], "fits"],
    ["the same one and another", 1, [["d0"]], ["d0", "d1"], "attach-limit"],
    ["two wanted, room for two", 2, [], ["d0", "d1"], "fits"],
    ["two wanted, room for one", 1, [], ["d0", "d1"], "attach-limit"],
    ["no volume wanted on a full node", 0, [["d1"]], [], "fits"],
  ])("%s", (_, most, there, wanted, expected) => {
    const pods = there.map((claims, n) => using(`o${n}`, "b", ...claims));
    expect(judged(using("p", "a", ...wanted), disks(most, undefined, { pods })).b).toBe(expected);
  });

  it("counts each driver by itself", () => {
    const cluster = disks(1, undefined, { pods: [using("o", "b", "d1")] });
    cluster.volumes = names.map((name) => volume(name, name === "d1" ? { driver: NFS } : {}));
    expect(judged(p, cluster).b).toBe("fits");
    expect(judged(using("p", "a", "d0", "d2"), cluster).b).toBe("attach-limit");
  });

  it("does not take a driver for one whose name begins alike", () => {
    const cluster = disks(1, undefined, { pods: [using("o", "b", "d1")] });
    cluster.volumes = names.map((name) => volume(name, name === "d1" ? { driver: `${EBS}.cn` } : {}));
    expect(judged(p, cluster).b).toBe("fits");
  });

  it("does not count volumes of no CSI driver", () => {
    const cluster = disks(0);
    cluster.volumes = names.map((name) => ({ name: `pv-${name}` }));
    expect(judged(p, cluster).b).toBe("fits");
  });

  it("has a limit for each node", () => {
    expect(judged(p, disks(0, 1))).toMatchObject({ b: "attach-limit", c: "fits" });
    expect(judged(p, disks(1, 0))).toMatchObject({ b: "fits", c: "attach-limit" });
  });

  it("is silent where limits can't be read", () => {
    expect(judged(p, disks(0, 0, { volumeLimits: undefined })).b).toBe("fits");
  });

  it("gives a finished pod's place away", () => {
    const pods = [{ ...using("o", "b", "d1"), phase: "Succeeded" }];
    expect(judged(p, disks(1, undefined, { pods })).b).toBe("fits");
  });
});

describe("NodeVolumeLimits: attachments without a pod", () => {
  it.each<[string, ObservedAttachment[], string]>([
    ["none", [], "fits"],
    ["one that nobody uses", [attached("d1")], "attach-limit"],
    ["one that is being attached", [attached("d1", { attached: false })], "attach-limit"],
    ["one on another node", [attached("d1", { nodeName: "c" })], "fits"],
    [
      "one that is going: the scheduler tries again when it is gone",
      [attached("d1", { deleting: true })],
      "fits",
    ],
    ["one of no known volume", [attached("x")], "fits"],
    ["one without a volume", [attached("d1", { volume: undefined })], "fits"],
  ])("%s", (_, attachments, expected) => {
    expect(judged(p, disks(1, undefined, { attachments })).b).toBe(expected);
  });

  it("counts a volume once that has a pod and an attachment", () => {
    const pods = [using("o", "b", "d1")];
    expect(judged(p, disks(2, undefined, { pods, attachments: [attached("d1")] })).b).toBe("fits");
  });
});

describe("NodeVolumeLimits: volumes that are still to be made", () => {
  const classes = [{ name: "fast", provisioner: EBS, waits: true }];
  const waiting = (most: number) =>
    disks(most, undefined, {
      claims: names.map((name) => ({ namespace: "shop", name, storageClass: "fast" })),
      volumes: [],
      storageClasses: classes,
    });

  it("count as volumes of their provisioner", () => {
    expect(judged(p, waiting(0)).b).toBe("attach-limit");
    expect(judged(p, waiting(1)).b).toBe("fits");
    expect(judged(using("p", "a", "d0", "d1"), waiting(1)).b).toBe("attach-limit");
  });

  it("each is one of its own, also under the same name in two namespaces", () => {
    const only = { ...waiting(1), nodes: nodes.slice(0, 2) };
    const two = [using("p1", "a", "d0"), using("p2", "a", "d1")];
    expect(leftOver(tried(two, only)).every(({ length }) => length === 1)).toBe(true);
    const claims = ["shop", "other"].map((namespace) => ({ namespace, name: "d0", storageClass: "fast" }));
    const spaces = ["shop", "other"].map((namespace) => buildPod(namespace, { namespace, claims: ["d0"] }));
    expect(leftOver(tried(spaces, { ...only, claims })).every(({ length }) => length === 1)).toBe(true);
  });

  it("and so do ephemeral ones", () => {
    const pod = wishing(
      "p",
      { ephemeral: [{ claim: "p-tmp", storageClass: "fast" }] },
      { claims: ["p-tmp"] },
    );
    expect(judged(pod, waiting(0)).b).toBe("attach-limit");
    expect(judged(pod, waiting(1)).b).toBe("fits");
  });
});

describe("NodeVolumeLimits: pods that move together", () => {
  const pods = (number: number) => names.slice(0, number).map((name) => using(`p-${name}`, "a", name));

  it.each([
    [1, 1, 2, 0],
    [1, 1, 3, 1],
    [2, 3, 5, 0],
    [2, 3, 6, 1],
    [0, 0, 4, 4],
  ])("room for %d and %d, %d disks: %d left", (b, c, number, left) => {
    const numbers = leftOver(tried(pods(number), disks(b, c))).map(({ length }) => length);
    expect(new Set(numbers)).toEqual(new Set([left]));
  });

  it("two pods of one disk need one place", () => {
    const two = ["p1", "p2"].map((name) => using(name, "a", "d0"));
    const only = disks(1, 0, { nodes: nodes.slice(0, 2) });
    expect(leftOver(tried(two, only)).flat()).toEqual([]);
  });

  it("takes back what an order that was tried had attached", () => {
    const placement = tried(pods(2), disks(1, 1));
    expect(leftOver(placement).flat()).toEqual([]);
    const { snapshot, board } = placement.stage;
    expect([...board.volumes(snapshot.placeOf("b"))]).toEqual([]);
    expect([...board.volumes(snapshot.placeOf("c"))]).toEqual([]);
  });
});
