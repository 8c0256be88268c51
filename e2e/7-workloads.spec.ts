import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { kubectl } from "./support/kubectl.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** A change in the cluster shows within two seconds; the machine may be busy. */
const SOON = { timeout: 10_000 };

const REDIS = "cart/StatefulSet/cart-redis";

function row(page: Page, key: string): Locator {
  return page.locator(`[role="row"][data-row="${key}"]`);
}

async function openWorkloads(page: Page, cluster: string, query = ""): Promise<void> {
  await page.goto(`/clusters/${cluster}/workloads${query}`);
  await expect(row(page, REDIS)).toBeVisible();
}

test("the workloads are listed with what maintenance would mean, and open to their pods by keyboard", async ({
  nodes: { page },
}) => {
  await page.getByRole("link", { name: "Workloads" }).click();
  await expect(row(page, REDIS)).toContainText("3/3");
  await expect(row(page, "debug/Pod/netshoot-mira")).toContainText("Bare: lost");
  await keepPicture(page, "workloads");
  await row(page, REDIS).focus();
  await page.keyboard.press("Enter");
  const pod = page.getByRole("row", { name: /cart-redis-0/ });
  await expect(pod).toContainText("Running");
  const where = await kubectl("get", "pod", "-n", "cart", "cart-redis-0", "-o", "jsonpath={.spec.nodeName}");
  await expect(pod.getByRole("link")).toHaveAttribute("title", where);
  await expect(page).toHaveURL(/open=cart\/StatefulSet\/cart-redis/);
  await expectAccessible(page);
  // Its risks come first, each with its sentence.
  for (const risk of await page.getByRole("row", { name: /^emptyDir data|^All in one zone/ }).all()) {
    await page.keyboard.press("j");
    await expect(risk).toBeFocused();
  }
  await page.keyboard.press("j");
  await expect(pod).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(pod).toHaveCount(0);
});

test("what kubectl does shows by itself, and takes the reader's place away from nobody", async ({
  nodes: { page, cluster },
}) => {
  await openWorkloads(page, cluster);
  await row(page, REDIS).focus();
  // Its namespace is the first of all: every row moves down.
  await kubectl("create", "namespace", "aaa");
  await kubectl("run", "-n", "aaa", "probe", "--image=registry.example/app:1");
  const probe = row(page, "aaa/Pod/probe");
  await expect(probe).toContainText("Bare: lost", SOON);
  await expect(row(page, REDIS)).toBeFocused();
  await kubectl("delete", "namespace", "aaa", "--wait=false");
  await expect(probe).toHaveCount(0, { timeout: 60_000 });
  await expect(row(page, REDIS)).toBeFocused();
});

test("filters and order are in the address and on the server", async ({ nodes: { page, cluster }, api }) => {
  await openWorkloads(page, cluster);
  await page.getByRole("searchbox", { name: "Filter workloads" }).fill("cart-redis-1");
  // The text is found in one pod of the workload, which says so.
  await expect(row(page, REDIS)).toContainText("1 of 3 match");
  await expect(page.getByRole("status").filter({ hasText: /^1 of \d+ workloads$/ })).toBeVisible();
  await expect(page).toHaveURL(/q=cart-redis-1/);
  await page.getByRole("searchbox", { name: "Filter workloads" }).fill("");
  await page.getByRole("button", { name: "In maintenance" }).first().click();
  await page.getByRole("menuitemcheckbox", { name: "Lost" }).click();
  await page.keyboard.press("Escape");
  await expect(row(page, "debug/Pod/netshoot-mira")).toBeVisible();
  await expect(row(page, REDIS)).toHaveCount(0);
  await page.reload();
  await expect(row(page, "debug/Pod/netshoot-mira")).toBeVisible();
  await page.goto(`/clusters/${cluster}/workloads?risk=one-replica,budget-never`);
  const ordersDb = row(page, "orders/StatefulSet/orders-db");
  await expect(ordersDb).toContainText("Budget never allows");
  await expect(row(page, REDIS)).toHaveCount(0);
  await ordersDb.getByRole("button", { name: "Show the pods of orders-db" }).click();
  await expect(
    page.getByRole("row", { name: /Budget orders-db can never allow a disruption/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "workloads-risks");
  await atPhoneWidth(page, "workloads-risks");
  const csv = await (await api.get(`/api/v1/clusters/${cluster}/workloads/export?outlook=lost`)).text();
  const lines = csv.trimEnd().split("\r\n").slice(1);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain("Bare: lost");
});

test("the pods of a node are a table: as kubectl prints them, filtered, and grouped by verdict", async ({
  nodes: { page, cluster },
}) => {
  // Drains before this one have moved them.
  const { node, count } = await withScratchData();
  await page.goto(`/clusters/${cluster}/nodes/${node}?tab=pods`);
  const grid = page.getByRole("grid", { name: "Pods" });
  const field = `spec.nodeName=${node}`;
  const printed = await kubectl("get", "pods", "-A", "--no-headers", "--field-selector", field);
  for (const line of printed.split("\n")) {
    const [, name = "", ready = "", status = ""] = line.split(/\s+/);
    const pod = grid.getByRole("row").filter({ hasText: name });
    await expect(pod).toContainText(status);
    await expect(pod).toContainText(ready);
  }
  await page.getByRole("button", { name: "Group by what maintenance would do" }).click();
  await expect(grid.getByRole("row", { name: /^Need consent \d+$/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: "Filter pods" }).fill("emptyDir");
  await expect(grid.getByRole("row").filter({ hasText: "emptyDir data is lost" })).toHaveCount(count);
  await expect(page).toHaveURL(/tab=pods&q=emptyDir&group=verdict/);
});

/** A node with pods of controllers that have an emptyDir, and how many there are. */
async function withScratchData(): Promise<{ node: string; count: number }> {
  const fields = ["{.spec.nodeName}", "{.metadata.ownerReferences[0].kind}", "{.spec.volumes[*].emptyDir}"];
  const format = `jsonpath={range .items[*]}${fields.join("{'\\t'}")}{'\\n'}{end}`;
  const nodes = (await kubectl("get", "pods", "-A", "-o", format)).split("\n").flatMap((line) => {
    const [node = "", owner = "", emptyDir = ""] = line.split("\t");
    return ["ReplicaSet", "StatefulSet"].includes(owner) && emptyDir !== "" && node !== "" ? [node] : [];
  });
  const [node] = nodes;
  if (node === undefined) throw new Error("No pod with an emptyDir runs.");
  return { node, count: nodes.filter((other) => other === node).length };
}
