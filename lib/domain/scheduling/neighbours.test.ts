import { describe, expect, it } from "vitest";
import type { LabelSelector, ObservedPod } from "@/lib/domain/observed";
import type { PodTerm } from "./observed";
import { judged, leftOver, near, racked, running, selecting, tried, wishing } from "./testing/trial";

/** Racks r1 (with the leaving node) and r2, and a node without a rack. */
const nodes = racked({ a: "r1", b: "r1", c: "r2", d: "r2", e: undefined });
const wants = (...affinity: PodTerm[]) => wishing("p", { affinity });
const avoids = (...antiAffinity: PodTerm[]) => wishing("p", { antiAffinity });
const exactly = (b: string, c: string, d: string, e: string) => ({ b, c, d, e });
const expressions = (...matchExpressions: LabelSelector["matchExpressions"]): LabelSelector => ({
  matchLabels: {},
  matchExpressions,
});

describe("InterPodAffinity: required affinity", () => {
  it("wants the rack of such a pod, any node of it, and none without a rack", () => {
    const pods = [running("db", "db", "c")];
    expect(judged(wants(near("db")), { nodes, pods })).toMatchObject(
      exactly("affinity", "fits", "fits", "affinity"),
    );
  });

  it.each<[string, Partial<ObservedPod>, string]>([
    ["another app", { labels: { app: "cache" } }, "affinity"],
    ["no labels", { labels: {} }, "affinity"],
    ["another namespace", { namespace: "other" }, "affinity"],
    ["not scheduled yet", { nodeName: undefined, phase: "Pending" }, "affinity"],
    ["finished", { phase: "Succeeded" }, "affinity"],
    ["failed", { phase: "Failed" }, "affinity"],
    ["terminating", { deletionAt: "2026-11-21T12:00:00Z" }, "fits"],
    ["not Ready", { ready: false }, "fits"],
    ["on a node that is gone", { nodeName: "gone" }, "affinity"],
    ["on a node without a rack", { nodeName: "e" }, "affinity"],
    ["more labels", { labels: { app: "db", tier: "1" } }, "fits"],
  ])("a pod of db in r2 that is %s", (_, over, expected) => {
    const pods = [running("db", "db", "c", over)];
    expect(judged(wants(near("db")), { nodes, pods }).d).toBe(expected);
  });

  it.each<[string, PodTerm, string]>([
    ["no selector means nobody", near("db", { selector: undefined }), "affinity"],
    ["an empty selector means everybody", near("db", { selector: selecting({}) }), "fits"],
    [
      "In",
      near("db", { selector: expressions({ key: "app", operator: "In", values: ["db", "x"] }) }),
      "fits",
    ],
    [
      "NotIn",
      near("db", { selector: expressions({ key: "app", operator: "NotIn", values: ["db"] }) }),
      "affinity",
    ],
    ["Exists", near("db", { selector: expressions({ key: "app", operator: "Exists", values: [] }) }), "fits"],
    [
      "DoesNotExist",
      near("db", { selector: expressions({ key: "app", operator: "DoesNotExist", values: [] }) }),
      "affinity",
    ],
    ["two labels", near("db", { selector: selecting({ app: "db", tier: "1" }) }), "affinity"],
    ["another topology, that no node has", near("db", { topologyKey: "example.com/row" }), "affinity"],
  ])("selector: %s", (_, term, expected) => {
    const pods = [running("db", "db", "c")];
    expect(judged({ ...wants(term), labels: { app: "db" } }, { nodes, pods }).d).toBe(expected);
  });

  it("one pod has to match all terms, not one pod each", () => {
    const [db, fast] = [near("db"), near("db", { selector: selecting({ speed: "fast" }) })];
    const apart = [running("db", "db", "c"), running("f", "x", "d", { labels: { speed: "fast" } })];
    expect(judged(wants(db, fast), { nodes, pods: apart }).c).toBe("affinity");
    const one = [running("db", "db", "c", { labels: { app: "db", speed: "fast" } })];
    expect(judged(wants(db, fast), { nodes, pods: one }).c).toBe("fits");
  });

  it("has to hold in each topology of its terms", () => {
    const row = "example.com/row";
    const grid = [
      ...racked({ a: "r1" }),
      ...racked({ b: "r1", c: "r2" }).map((node) => ({ ...node, labels: { ...node.labels, [row]: "1" } })),
    ];
    const pods = [running("db", "db", "b")];
    const pod = wants(near("db"), near("db", { topologyKey: row }));
    expect(judged(pod, { nodes: grid, pods })).toMatchObject({ b: "fits", c: "affinity" });
  });

  it("does not find the pod where it leaves", () => {
    const pods = [running("db", "db", "c")];
    const pod = wishing("p", { affinity: [near("db")] }, { labels: { app: "db" } });
    expect(judged(pod, { nodes, pods })).toMatchObject({ b: "affinity", c: "fits" });
  });
});

describe("InterPodAffinity: the first pod of a series", () => {
  const series = (over: Partial<ObservedPod> = {}) =>
    wishing("p", { affinity: [near("web")] }, { labels: { app: "web" }, ...over });

  it("may go to any node that has the topology, when nobody is there", () => {
    expect(judged(series(), { nodes })).toMatchObject(exactly("fits", "fits", "fits", "affinity"));
  });

  it.each<[string, ObservedPod, string]>([
    ["does not match itself", series({ labels: { app: "other" } }), "affinity"],
    ["has no labels", series({ labels: {} }), "affinity"],
    [
      "matches itself in one of two terms",
      wishing("p", { affinity: [near("web"), near("db")] }, { labels: { app: "web" } }),
      "affinity",
    ],
    [
      "matches itself in both terms",
      wishing("p", { affinity: [near("web"), near("web")] }, { labels: { app: "web" } }),
      "fits",
    ],
    [
      "means another namespace",
      wishing("p", { affinity: [near("web", { namespaces: ["other"] })] }, { labels: { app: "web" } }),
      "affinity",
    ],
  ])("a pod that %s", (_, pod, expected) => {
    expect(judged(pod, { nodes }).c).toBe(expected);
  });

  it("is not the first where another one runs", () => {
    expect(judged(series(), { nodes, pods: [running("w", "web", "c")] })).toMatchObject(
      exactly("affinity", "fits", "fits", "affinity"),
    );
  });

  it("is the first again where the other has no rack", () => {
    expect(judged(series(), { nodes, pods: [running("w", "web", "e")] })).toMatchObject(
      exactly("fits", "fits", "fits", "affinity"),
    );
  });

  it("draws the others of the series after it, in every order", () => {
    const small = { cpuMilli: 4000, memoryBytes: 2 ** 34, pods: 2 };
    const tight = nodes.map((node) => ({ ...node, allocatable: small }));
    const pods = ["p1", "p2", "p3", "p4", "p5"].map((name) =>
      wishing(name, { affinity: [near("web")] }, { labels: { app: "web" } }),
    );
    // r2 has four slots, b in r1 has two: the series goes where its first goes.
    const numbers = leftOver(tried(pods, { nodes: tight })).map(({ length }) => length);
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers.every((number) => number === 1 || number === 3)).toBe(true);
  });
});

describe("InterPodAffinity: required anti-affinity of the pod", () => {
  it("keeps out of the whole rack of such a pod; a node without a rack is none", () => {
    expect(judged(avoids(near("db")), { nodes, pods: [running("db", "db", "c")] })).toMatchObject(
      exactly("fits", "anti-affinity", "anti-affinity", "fits"),
    );
  });

  it.each<[string, Partial<ObservedPod>, string]>([
    ["another app", { labels: { app: "cache" } }, "fits"],
    ["another namespace", { namespace: "other" }, "fits"],
    ["finished", { phase: "Succeeded" }, "fits"],
    ["terminating", { deletionAt: "2026-11-21T12:00:00Z" }, "anti-affinity"],
    ["not scheduled yet", { nodeName: undefined, phase: "Pending" }, "fits"],
    ["on a node without a rack", { nodeName: "e" }, "fits"],
  ])("a pod of db that is %s", (_, over, expected) => {
    expect(judged(avoids(near("db")), { nodes, pods: [running("db", "db", "c", over)] }).d).toBe(expected);
  });

  it("each term by itself is enough", () => {
    const pods = [running("db", "db", "b"), running("x", "cache", "c")];
    expect(judged(avoids(near("db"), near("cache")), { nodes, pods })).toMatchObject(
      exactly("anti-affinity", "anti-affinity", "anti-affinity", "fits"),
    );
  });

  it("does not exclude itself where it leaves", () => {
    const pod = wishing("p", { antiAffinity: [near("web")] }, { labels: { app: "web" } });
    expect(judged(pod, { nodes }).b).toBe("fits");
  });

  it("gives each rack one replica, whatever the order", () => {
    const replica = (name: string, nodeName = "a") =>
      wishing(name, { antiAffinity: [near("web")] }, { labels: { app: "web" }, nodeName });
    const three = racked({ a: "r1", b: "r2", c: "r2", d: "r3" });
    expect(leftOver(tried([replica("p1"), replica("p2")], { nodes: three })).flat()).toEqual([]);
    const others = [replica("there", "d")];
    const left = leftOver(tried([replica("p1"), replica("p2")], { nodes: three, pods: others }));
    expect(left.every(({ length }) => length === 1)).toBe(true);
  });

  it("stands beside affinity: near db, away from others of its kind", () => {
    const pod = wishing("p", { affinity: [near("db")], antiAffinity: [near("web")] });
    const pods = [running("db1", "db", "b"), running("db2", "db", "c"), running("w", "web", "d")];
    expect(judged(pod, { nodes, pods })).toMatchObject(
      exactly("fits", "anti-affinity", "anti-affinity", "affinity"),
    );
  });
});

describe("InterPodAffinity: required anti-affinity of those who are there", () => {
  const hermit = (nodeName: string, term: PodTerm, over: Partial<ObservedPod> = {}) =>
    wishing("hermit", { antiAffinity: [term] }, { nodeName, labels: { app: "hermit" }, ...over });
  const pod = running("p", "web", "a");

  it.each<[string, ObservedPod, Record<string, string>]>([
    ["in r2", hermit("c", near("web")), exactly("fits", "refused", "refused", "fits")],
    ["in r1", hermit("b", near("web")), exactly("refused", "fits", "fits", "fits")],
    ["without a rack", hermit("e", near("web")), exactly("fits", "fits", "fits", "fits")],
    ["about others", hermit("c", near("db")), exactly("fits", "fits", "fits", "fits")],
    [
      "about nobody",
      hermit("c", near("db", { selector: undefined })),
      exactly("fits", "fits", "fits", "fits"),
    ],
    [
      "about everybody",
      hermit("c", near("db", { selector: selecting({}) })),
      exactly("fits", "refused", "refused", "fits"),
    ],
    ["finished", hermit("c", near("web"), { phase: "Failed" }), exactly("fits", "fits", "fits", "fits")],
    [
      "of another namespace, about its own",
      hermit("c", near("web"), { namespace: "other" }),
      exactly("fits", "fits", "fits", "fits"),
    ],
    [
      "of another namespace, about ours",
      hermit("c", near("web", { namespaces: ["shop"] }), { namespace: "other" }),
      exactly("fits", "refused", "refused", "fits"),
    ],
  ])("a hermit %s", (_, other, expected) => {
    expect(judged(pod, { nodes, pods: [other] })).toMatchObject(expected);
  });

  it("refuses only near it: by hostname it keeps its node", () => {
    const hosts = nodes.map((node) => ({
      ...node,
      labels: { ...node.labels, "kubernetes.io/hostname": node.name },
    }));
    const other = hermit("c", near("web", { topologyKey: "kubernetes.io/hostname" }));
    expect(judged(pod, { nodes: hosts, pods: [other] })).toMatchObject(
      exactly("fits", "refused", "fits", "fits"),
    );
  });

  it("is gone when the hermit leaves too", () => {
    const both = [hermit("a", near("web")), pod];
    const two = racked({ a: "r1", b: "r2" });
    // One of the two finds r2, and then the other finds no rack; never both.
    expect(leftOver(tried(both, { nodes: two })).every(({ length }) => length === 1)).toBe(true);
    const three = racked({ a: "r1", b: "r1", c: "r2" });
    expect(leftOver(tried(both, { nodes: three })).flat()).toEqual([]);
  });

  it("a wish is no refusal", () => {
    const shy = wishing(
      "shy",
      { preferredAntiAffinity: [{ weight: 100, term: near("web") }] },
      { nodeName: "c" },
    );
    expect(judged(pod, { nodes, pods: [shy] }).c).toBe("fits");
    const fond = wishing("fond", { affinity: [near("web")] }, { nodeName: "c" });
    expect(judged(pod, { nodes, pods: [fond] })).toMatchObject(exactly("fits", "fits", "fits", "fits"));
  });
});
