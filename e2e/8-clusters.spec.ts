import { readFile } from "node:fs/promises";
import { ClusterList, ClusterSummary } from "@/lib/contracts/cluster";
import { NodeList } from "@/lib/contracts/node";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";
import { theSandbox } from "./support/sandbox.ts";

const HOSTILE = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  "current-context": "a",
  contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
  clusters: [{ name: "a", cluster: { server: "https://127.0.0.1:1" } }],
  users: [
    { name: "a", user: { exec: { command: "/bin/true", apiVersion: "client.authentication.k8s.io/v1" } } },
  ],
});
/** The first answers of a cluster that was just added. */
const SOON = { timeout: 30_000 };

test("a cluster is added by pasting its kubeconfig, tested, named anew, gets another credential, and is removed", async ({
  nodes: { page },
  api,
  cluster,
}) => {
  const kubeconfig = await readFile(theSandbox().kubeconfig, "utf8");
  await page.goto("/clusters");
  await page.getByRole("button", { name: "Add cluster" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add cluster" });
  await dialog.getByLabel("Kubeconfig", { exact: true }).fill(HOSTILE);
  const refused = dialog.getByRole("alert", { name: "Refused" });
  await expect(refused).toContainText("exec");
  await expect(dialog.getByRole("button", { name: "Add cluster" })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);

  await dialog.getByLabel("Kubeconfig", { exact: true }).fill(kubeconfig);
  await expect(refused).toHaveCount(0);
  await dialog.getByRole("button", { name: "Test connection" }).click();
  const may = dialog.getByRole("region", { name: "What the credential may" });
  await expect(may.getByRole("row", { name: /evict/i }).first()).toContainText("May");
  await expect(may).not.toContainText("May not");
  await dialog.getByLabel("Name").fill("Mirror");
  await dialog.getByLabel("Tags").fill("test, here");
  await expectAccessible(page);
  await keepPicture(page, "add-cluster");
  await dialog.getByRole("button", { name: "Add cluster" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /Mirror/ });
  await expect(row).toContainText("12", SOON);
  await expect(row).toContainText("Added, test, here");
  await atPhoneWidth(page, "clusters");

  // The same nodes by another way, and nothing of the credential in what the console tells.
  const { items } = ClusterList.parse(await (await api.get("/api/v1/clusters")).json());
  const mirror = items.find(({ name }) => name === "Mirror")?.id ?? "";
  const namesOf = async (id: string) =>
    NodeList.parse(await (await api.get(`/api/v1/clusters/${id}/nodes`)).json()).items.map(
      ({ name }) => name,
    );
  await expect.poll(() => namesOf(mirror), SOON).toEqual(await namesOf(cluster));
  const key = /client-key-data: (\S{40})/.exec(kubeconfig)?.[1] ?? "no key";
  for (const path of ["/api/v1/clusters", `/api/v1/clusters/${mirror}`])
    expect(await (await api.get(path)).text()).not.toContain(key);

  const action = async (name: string) => {
    await page
      .getByRole("button", { name: /^Actions for / })
      .last()
      .click();
    await page.getByRole("menuitem", { name }).click();
  };
  await action("Change name and tags…");
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Second mirror");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Second mirror/ })).toBeVisible();

  await page.getByRole("link", { name: "Second mirror" }).click();
  await page.getByRole("link", { name: "Nodes", exact: true }).click();
  const node = page.locator(`[data-row="${HARBOR.quiet}"]`);
  await expect(node).toBeVisible(SOON);
  const answer = await api.post(`/api/v1/clusters/${mirror}/credential`, {
    data: { kubeconfig, context: theSandbox().context },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  // Watches go on with the new credential: nothing that is shown goes for it.
  await expect(node).toBeVisible();
  const summary = ClusterSummary.parse(await (await api.get(`/api/v1/clusters/${mirror}`)).json());
  expect(summary.freshness.state).toBe("live");
  expect(summary.nodes.total).toBe(12);

  await page.goto("/clusters");
  await action("Remove cluster…");
  const asks = page.getByRole("dialog", { name: "Remove cluster" });
  await expectAccessible(page);
  await asks.getByRole("button", { name: "Remove cluster" }).click();
  // What lies behind an open dialog has no role: without this, a row that is still there would count as gone.
  await expect(asks).toBeHidden();
  await expect(page.getByRole("row", { name: /mirror/i })).toHaveCount(0);
  expect((await api.get(`/api/v1/clusters/${mirror}/nodes`)).status()).toBe(404);
});
