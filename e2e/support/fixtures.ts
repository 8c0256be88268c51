import { rm } from "node:fs/promises";
import { type APIRequestContext, test as base, expect } from "@playwright/test";
import { ClusterList } from "@/lib/contracts/cluster";
import { Console, dataOf } from "./console.ts";
import { NodesPage } from "./nodes-page.ts";
import { theSandbox, withHarbor } from "./sandbox.ts";

interface WorkerFixtures {
  /** Name of the sandbox of these journeys, and of the directory of their console. */
  harbor: string;
  console: Console;
  token: string;
  /** Id of the sandbox's cluster in the console. */
  cluster: string;
}

interface Fixtures {
  /** The API as a script uses it. */
  api: APIRequestContext;
  /** The Nodes tab in a browser that is signed in. */
  nodes: NodesPage;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  harbor: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use, { project }) => {
      const name = `test-${project.name}`;
      await rm(dataOf(name), { recursive: true, force: true });
      await withHarbor(name, () => use(name));
    },
    { scope: "worker", timeout: 120_000 },
  ],
  console: [
    async ({ harbor }, use) => {
      const started = await Console.start({ kubeconfig: theSandbox().kubeconfig, data: dataOf(harbor) });
      await use(started);
      await started.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  token: [async ({ console }, use) => use(await console.token()), { scope: "worker" }],
  cluster: [
    async ({ console, token, playwright }, use) => {
      const api = await playwright.request.newContext({ baseURL: console.url });
      const answer = await api.get("/api/v1/clusters", { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status(), await answer.text()).toBe(200);
      const [cluster] = ClusterList.parse(await answer.json()).items;
      if (!cluster) throw new Error("The console knows no cluster.");
      await api.dispose();
      await use(cluster.id);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ console }, use) => use(console.url),
  api: async ({ console, token, playwright }, use) => {
    const headers = { Authorization: `Bearer ${token}` };
    const api = await playwright.request.newContext({ baseURL: console.url, extraHTTPHeaders: headers });
    await use(api);
    await api.dispose();
  },
  nodes: async ({ page, token, cluster }, use) => {
    await signIn(page.request, token);
    const nodes = new NodesPage(page, cluster);
    await nodes.open();
    await use(nodes);
  },
});

/** The session as the sign-in form makes it; its cookie is the browser's. */
export async function signIn(request: APIRequestContext, token: string): Promise<void> {
  const answer = await request.post("/api/v1/session", { data: { token } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

export { expect };
