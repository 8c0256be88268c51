import { request } from "@playwright/test";
import { Problem } from "@/lib/contracts/problem";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf, statusOf } from "./support/kubectl.ts";

interface Answer {
  status(): number;
  headers(): Record<string, string>;
  json(): Promise<unknown>;
}

async function problemOf(answer: Answer, status: number): Promise<Problem> {
  expect(answer.status()).toBe(status);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  const problem = Problem.parse(await answer.json());
  expect(problem.status).toBe(status);
  return problem;
}

test("without a token the API tells nothing", async ({ console, cluster }) => {
  const nobody = await request.newContext({ baseURL: console.url });
  const paths = ["/clusters", `/clusters/${cluster}/nodes`, `/clusters/${cluster}/kubeconfig?kind=admin`];
  for (const path of paths) await problemOf(await nobody.get(`/api/v1${path}`), 401);
  const wrong = { Authorization: "Bearer nobody-made-this-token" };
  await problemOf(await nobody.get("/api/v1/clusters", { headers: wrong }), 401);
  await nobody.dispose();
});

test("a body that is wrong is refused by the name of its member, and nothing is done", async ({
  api,
  cluster,
}) => {
  const path = `/api/v1/clusters/${cluster}/nodes/${HARBOR.clear}/maintenance`;
  const problem = await problemOf(await api.post(path, { data: { reason: "  " } }), 400);
  expect(problem.field).toBe("reason");
  await problemOf(await api.post(path, { data: { reason: "x", options: { graceSeconds: 0 } } }), 400);
  await problemOf(await api.post(path, { data: { reason: "x", force: true } }), 400);
  expect(await statusOf(HARBOR.clear)).toBe("Ready");
  expect(await intentOf(HARBOR.clear)).toBeUndefined();
});

test("a node and a cluster that are not there are named", async ({ api, cluster }) => {
  const node = `/api/v1/clusters/${cluster}/nodes/ip-10-0-9-9.ec2.internal`;
  expect((await problemOf(await api.get(node), 404)).title).toContain("ip-10-0-9-9.ec2.internal");
  await problemOf(await api.post(`${node}/maintenance`, { data: { reason: "Disk" } }), 404);
  await problemOf(await api.get("/api/v1/clusters/atlantis/nodes"), 404);
});

test("turning off what is not in maintenance is a conflict with its reason", async ({ api, cluster }) => {
  const path = `/api/v1/clusters/${cluster}/nodes/${HARBOR.clear}/maintenance`;
  expect((await problemOf(await api.delete(path), 409)).detail).not.toBe("");
});
