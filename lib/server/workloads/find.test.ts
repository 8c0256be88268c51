import { beforeAll, describe, expect, it } from "vitest";
import { PodQuery, WorkloadQuery } from "@/lib/contracts/workload";
import {
  at,
  buildBudget,
  buildIndex,
  buildNode,
  buildPod,
  NOW,
  ownerNamed,
} from "@/lib/domain/testing/build";
import { choicesOf } from "./choices";
import { findPods } from "./find-pods";
import { findWorkloads } from "./find-workloads";
import { makeSheet, type Sheet } from "./sheet";

const pool = (name: string) => ({ labels: { "node.kubernetes.io/pool": name } });
const api = { controller: ownerNamed("api", "StatefulSet"), labels: { app: "api" } };
let sheet: Sheet;
beforeAll(async () => {
  const index = buildIndex({
    nodes: [buildNode("a", pool("fast")), buildNode("b", pool("slow"))],
    budgets: [buildBudget("api", { selector: { matchLabels: { app: "api" }, matchExpressions: [] } })],
    pods: [
      buildPod("api-0", { ...api, createdAt: at(-100) }),
      buildPod("api-1", { ...api, nodeName: "b", status: "CrashLoopBackOff", restarts: 9 }),
      buildPod("api-2", { ...api, nodeName: undefined, status: "Pending" }),
      buildPod("debug", { controller: undefined, labels: { app: "debug" } }),
      buildPod("agent-x", { namespace: "infra", controller: ownerNamed("agent", "DaemonSet") }),
      buildPod("agent-y", {
        namespace: "infra",
        controller: ownerNamed("agent", "DaemonSet"),
        nodeName: "b",
      }),
    ],
  });
  sheet = await makeSheet(index, undefined, NOW);
});

describe("workloads that a query finds", () => {
  const names = async (query: Record<string, string>) =>
    (await findWorkloads(sheet, WorkloadQuery.parse(query))).map(({ name, matching }) =>
      matching === undefined ? name : `${name} ${matching}`,
    );
  const cases: [what: string, query: Record<string, string>, found: string[]][] = [
    ["all, by namespace and name", {}, ["agent", "api", "debug"]],
    ["a word of the row", { q: "statefulset" }, ["api"]],
    ["words of different cells", { q: "shop bare" }, ["debug"]],
    ["a word that only a pod says", { q: "API-1" }, ["api 1"]],
    ["a word of the row and one of a pod", { q: "infra agent-y" }, ["agent 1"]],
    ["a word that nobody says", { q: "nothing" }, []],
    ["a namespace", { namespace: "infra" }, ["agent"]],
    ["two namespaces", { namespace: "infra,shop" }, ["agent", "api", "debug"]],
    ["a kind", { kind: "Pod" }, ["debug"]],
    ["what maintenance would mean", { outlook: "lost,stays" }, ["agent", "debug"]],
    ["a risk", { risk: "bare,one-zone" }, ["debug"]],
    ["a node", { node: "b" }, ["agent 1", "api 1"]],
    ["a pool", { pool: "fast" }, ["agent 1", "api 1", "debug 1"]],
    ["a status that a pod has", { status: "CrashLoopBackOff" }, ["api 1"]],
    ["labels", { label: "app in (api,debug)" }, ["api 3", "debug 1"]],
    ["labels that are not there", { label: "!app" }, ["agent 2"]],
    ["a pod that is all of it", { node: "b", status: "Running" }, ["agent 1"]],
    ["the most restarts first", { sort: "restarts", dir: "desc" }, ["api", "agent", "debug"]],
    ["the worst first", { sort: "outlook" }, ["debug", "api", "agent"]],
    ["the tightest budget first", { sort: "budget" }, ["api", "agent", "debug"]],
    ["the youngest first", { sort: "age" }, ["agent", "api", "debug"]],
  ];
  it.each(cases)("%s", async (_, query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it("refuses a selector that is none", async () => {
    await expect(names({ label: "a=b=c" })).rejects.toThrow("The label filter can't be read");
  });
});

describe("pods that a query finds", () => {
  const names = async (query: Record<string, string>) =>
    (await findPods(sheet, PodQuery.parse(query))).map(({ name }) => name);
  const cases: [what: string, query: Record<string, string>, found: string[]][] = [
    ["of the cluster", {}, ["agent-x", "agent-y", "api-0", "api-1", "api-2", "debug"]],
    ["of a workload", { workload: "shop/StatefulSet/api" }, ["api-0", "api-1", "api-2"]],
    ["of a workload that is not there", { workload: "shop/StatefulSet/gone" }, []],
    ["by a word that only the row of their workload says", { q: "lost" }, ["debug"]],
    ["by a word of their workload", { q: "statefulset" }, ["api-0", "api-1", "api-2"]],
    ["by their node and status", { node: "b", status: "Running" }, ["agent-y"]],
    [
      "by restarts",
      { workload: "shop/StatefulSet/api", sort: "restarts", dir: "desc" },
      ["api-1", "api-0", "api-2"],
    ],
    ["by namespace", { namespace: "shop", sort: "age" }, ["api-0", "api-1", "api-2", "debug"]],
  ];
  it.each(cases)("%s", async (_, query, found) => {
    expect(await names(query)).toEqual(found);
  });
});

it("counts what the filters offer", async () => {
  expect(await choicesOf(sheet)).toEqual({
    namespaces: [
      { value: "infra", count: 1 },
      { value: "shop", count: 2 },
    ],
    kinds: [
      { value: "DaemonSet", count: 1 },
      { value: "Pod", count: 1 },
      { value: "StatefulSet", count: 1 },
    ],
    outlooks: expect.arrayContaining([{ value: "lost", count: 1 }]),
    risks: [{ value: "bare", count: 1 }],
    statuses: [
      { value: "CrashLoopBackOff", count: 1 },
      { value: "Pending", count: 1 },
      { value: "Running", count: 3 },
    ],
  });
});
