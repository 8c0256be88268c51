import { rm } from "node:fs/promises";
import { test as base } from "@playwright/test";
import type { ClusterList } from "@/lib/contracts/cluster";
import { Console, dataOf } from "./console.ts";
import { signIn } from "./fixtures.ts";
import { NodesPage } from "./nodes-page.ts";
import { type Sandbox, sandboxNamed } from "./sandbox.ts";

export const NODES = 1_000;
export const PODS = 30_000;
const NAME = "test-large";
/** Filling it takes a minute and a half where nothing else runs. */
const UP_MS = 600_000;

interface Large {
  sandbox: Sandbox;
  console: Console;
  token: string;
}

/** Journeys on a large cluster of their own: nothing that the others leave behind is in their way. */
export const test = base.extend<{ nodes: NodesPage }, { large: Large }>({
  large: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      await sandboxNamed(NAME, "reset");
      await rm(dataOf(NAME), { recursive: true, force: true });
      const up = ["up", "--scenario", "scale", "--nodes", String(NODES), "--pods", String(PODS), "--json"];
      const sandbox = JSON.parse(await sandboxNamed(NAME, ...up)) as Sandbox;
      const console = await Console.start({ kubeconfig: sandbox.kubeconfig, data: dataOf(NAME) });
      await use({ sandbox, console, token: await console.token() });
      await console.stop();
      await sandboxNamed(NAME, "reset");
    },
    { scope: "worker", timeout: UP_MS },
  ],
  baseURL: async ({ large }, use) => use(large.console.url),
  nodes: async ({ page, large }, use) => {
    await signIn(page.request, large.token);
    const { items } = (await (await page.request.get("/api/v1/clusters")).json()) as ClusterList;
    const nodes = new NodesPage(page, items[0]?.id ?? "");
    await nodes.open();
    await use(nodes);
  },
});
