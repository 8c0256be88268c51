import { describe, expect, it } from "vitest";
import { testRow } from "@/components/layout/test-rows";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { findAll, nothingFound, type Sources } from "./found";

const cluster = (id: string, name: string, admin?: string) =>
  ({
    id,
    name,
    server: `${id}:6443`,
    kubeconfig: { user: `${name}.kubeconfig`, admin, why: admin ? undefined : "No key." },
  }) as ClusterSummary;

const sources = (change: Partial<Sources> = {}): Sources => ({
  clusters: [cluster("p", "aws-prod-east", "admin.kubeconfig"), cluster("e", "vsphere-edge")],
  nodes: ["ip-10-0-1-26", "ip-10-0-1-174"].map((name) => ({
    cluster: "p",
    clusterName: "aws-prod-east",
    row: testRow(name),
    current: true,
  })),
  session: undefined,
  denied: () => undefined,
  density: "comfortable",
  ...change,
});
const texts = (query: string, of = sources()) =>
  findAll(of, query).flatMap(({ entries }) =>
    entries.map(({ label, of: what }) => `${label} ${what ?? ""}`.trim()),
  );
const titles = (of: Sources) => findAll(of, " ").map(({ title }) => title);

describe("before anything is typed", () => {
  it("offers where one can go", () => {
    expect(titles(sources())).toEqual(["Clusters", "Go to", "This console"]);
  });

  it("begins with the cluster, and with the node, where one is", () => {
    expect(titles(sources({ cluster: "p" }))[0]).toBe("aws-prod-east");
    const here = sources({ cluster: "p", node: "ip-10-0-1-26" });
    expect(titles(here).slice(0, 2)).toEqual(["ip-10-0-1-26", "aws-prod-east"]);
    expect(findAll(here, "")[0]?.entries[0]).toMatchObject({
      label: "Turn on maintenance mode…",
      of: "ip-10-0-1-26",
    });
  });

  it("names no more than six clusters", () => {
    const clusters = Array.from({ length: 50 }, (_, at) => cluster(`${at}`, `c${at}`));
    expect(findAll(sources({ clusters }), "")[0]?.entries).toHaveLength(6);
  });
});

describe("a query", () => {
  it.each([
    ["maintenance 26", "Turn on maintenance mode… ip-10-0-1-26"],
    ["cordon 10-0-1-174", "Cordon… ip-10-0-1-174"],
    ["events", "Events aws-prod-east"],
    ["edge backups", "Backups vsphere-edge"],
    ["balance", "Balance aws-prod-east"],
    ["audit", "Audit log"],
    ["account", "Account"],
    ["kubeconfig edge", "Download kubeconfig vsphere-edge"],
    ["theme", "Light or dark theme"],
    ["rows", "Compact rows"],
    ["keys", "All keys"],
    ["174", "ip-10-0-1-174"],
    ["prod", "aws-prod-east"],
  ])("%s finds first: %s", (query, first) => {
    expect(texts(query)[0]).toBe(first);
  });

  it("takes the cluster and the node where one is first", () => {
    expect(texts("events", sources({ cluster: "e" }))[0]).toBe("Events vsphere-edge");
    const here = sources({ cluster: "p", node: "ip-10-0-1-174" });
    expect(texts("cordon", here)[0]).toBe("Cordon… ip-10-0-1-174");
  });

  it("offers the density that is not there now", () => {
    expect(texts("rows", sources({ density: "compact" }))).toEqual(["Comfortable rows"]);
  });

  it("refuses with the reason what one may not, and what can't be made", () => {
    const found = (of: Sources) => findAll(of, "admin kubeconfig")[0]?.entries.map(({ refused }) => refused);
    expect(found(sources())).toEqual([undefined, "No key."]);
    expect(found(sources({ denied: () => "Needs another role." }))?.[0]).toBe("Needs another role.");
  });

  it("finds nothing where nothing has all words", () => {
    expect(findAll(sources(), "cordon nowhere")).toEqual([]);
  });
});

it.each([
  [[], "No cluster, node, page or action has all of these words."],
  [
    ["big", "huge"],
    "No cluster, node, page or action has all of these words. Nodes of big and huge were not looked at: open the cluster first.",
  ],
])("says which nodes were not looked at: %j", (unread, text) => {
  expect(nothingFound(unread)).toBe(text);
});
