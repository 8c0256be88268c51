import { beforeEach, expect, it, vi } from "vitest";
import { PodPage } from "@/lib/contracts/pod";
import { WorkloadChoices, WorkloadPage } from "@/lib/contracts/workload";
import type { ObservedPod } from "@/lib/domain/observed";
import { at, buildIndex, buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { verdictIfAsked } from "@/lib/domain/workload-tally";
import { getConsole } from "@/lib/server/console";
import type { Runtime } from "@/lib/server/runtime";
import { consoleOf } from "@/lib/server/testing/signed-in";
import { type Endpoint, withRoute } from "@/lib/server/with-route";
import { createBook } from "@/lib/server/workloads/book";
import * as endpoints from "./workloads";

const { mira } = consoleOf({ mira: "api" });
const PODS: ObservedPod[] = [
  ...Array.from({ length: 250 }, (_, n) =>
    buildPod(`web-${String(n).padStart(3, "0")}`, { nodeName: "b", createdAt: at(-n) }),
  ),
  buildPod("leaving", { controller: undefined, namespace: "=shop" }),
  ...Array.from({ length: 120 }, (_, n) => buildPod(`bare-${n}`, { controller: undefined, nodeName: "c" })),
];

beforeEach(() => {
  const intent = buildIntent();
  const index = buildIndex({
    nodes: [buildNode("a", { intent, unschedulable: true }), buildNode("b"), buildNode("c")],
    pods: PODS,
  });
  const said = PODS.filter(({ nodeName }) => nodeName === "a").map((pod) => ({
    ...verdictIfAsked(index, pod, new Date()),
    detail: "The engine says this.",
  }));
  const runtime = {
    index: () => index,
    source: () => ({ index, installation: "here", stateFor: () => ({ remaining: said, staying: [] }) }),
    workloads: createBook(() => index, vi.fn()),
  } as unknown as Runtime;
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
});

async function ask(endpoint: Endpoint, query = ""): Promise<Response> {
  const request = new Request(`http://127.0.0.1/?${query}`, { headers: { authorization: `Bearer ${mira}` } });
  return withRoute(endpoint)(request, { params: Promise.resolve({ cluster: "harbor" }) });
}

it("answers with a part of the workloads and how many there are", async () => {
  const response = await ask(endpoints.listWorkloads, "offset=100&limit=50&namespace=shop");
  const page = WorkloadPage.parse(await response.json());
  expect(page).toMatchObject({ total: 121, all: 122, offset: 100 });
  expect(page.items).toHaveLength(21);
  expect(page.items.at(-1)).toMatchObject({ kind: "ReplicaSet", name: "web", pods: 250, nodes: 1 });
});

it("a part is never larger than a browser should get", async () => {
  const text = await (await ask(endpoints.listWorkloads)).text();
  expect(JSON.parse(text).items).toHaveLength(100);
  expect(text.length).toBeLessThan(200_000);
  const pods = await (await ask(endpoints.listClusterPods)).text();
  expect(pods.length).toBeLessThan(200_000);
});

it("answers with a part of a workload's pods, in the order that was asked for", async () => {
  const query = "workload=shop/ReplicaSet/web&sort=age&dir=desc&offset=200&limit=100";
  const page = PodPage.parse(await (await ask(endpoints.listClusterPods, query)).json());
  expect(page).toMatchObject({ total: 250, offset: 200 });
  expect(page.items).toHaveLength(50);
  expect(page.items[0]).toMatchObject({
    name: "web-049",
    node: "b",
    owner: "ReplicaSet/web",
    verdict: "moves",
  });
});

it("tells of a pod what the maintenance of its node says, else what it would say", async () => {
  const of = async (q: string) =>
    PodPage.parse(await (await ask(endpoints.listClusterPods, `q=${q}`)).json()).items[0]?.detail;
  expect(await of("leaving")).toBe("The engine says this.");
  expect(await of("bare-7")).toContain("No controller brings it back");
});

it("tells what can be chosen", async () => {
  const choices = WorkloadChoices.parse(await (await ask(endpoints.listWorkloadChoices)).json());
  expect(choices.kinds).toEqual([
    { value: "Pod", count: 121 },
    { value: "ReplicaSet", count: 1 },
  ]);
});

it.each(["limit=101", "limit=0", "offset=-1", "sort=colour", "dir=up", "label=%3D%3D"])(
  "refuses %s",
  async (query) => {
    expect((await ask(endpoints.listWorkloads, query)).status).toBe(400);
  },
);

it("exports everything that a query finds, and nothing that a spreadsheet would run", async () => {
  const workloads = await ask(endpoints.exportWorkloads, "limit=1");
  expect(workloads.headers.get("content-disposition")).toMatch(
    /^attachment; filename="harbor-workloads-.*\.csv"$/,
  );
  const lines = (await workloads.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(123);
  expect(lines[0]).toMatch(/^Namespace,Kind,Name,Pods,/);
  expect(lines[1]).toMatch(/^'=shop,Pod,leaving,1,/);
  const pods = (await (await ask(endpoints.exportPods)).text()).trimEnd().split("\r\n");
  expect(pods).toHaveLength(372);
});

it("is part of the API's description, with what can be asked", async () => {
  const { openApiDocument } = await import("@/lib/server/openapi");
  const { paths } = openApiDocument();
  const names = paths["/api/v1/clusters/{cluster}/workloads"]?.get?.parameters.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["cluster", "q", "namespace", "outlook", "offset"]));
});
