import { expect, type Locator, type Page } from "@playwright/test";
import { kubectlOf } from "./support/kubectl.ts";
import { NODES, PODS, test } from "./support/large-cluster.ts";

/** A change shows within a second or two; the machine may be busy. */
const SOON = { timeout: 10_000 };
/** Rows in the document beside those in sight. */
const SPARE = 20;

const rowsOf = (page: Page): Locator => page.locator('[role="row"][data-row]');
const scrollerOf = (page: Page): Locator => page.getByRole("treegrid", { name: "Nodes" }).locator("..");
const numbered = (count: number) => count.toLocaleString("en");

/** Once the rows in sight are drawn, which after a jump takes a frame or two, there are few others. */
async function expectFewRows(page: Page): Promise<void> {
  const counts = () =>
    rowsOf(page).evaluateAll((all) => ({
      rows: all.length,
      visible: all.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      }).length,
    }));
  await expect.poll(async () => (await counts()).visible).toBeGreaterThan(5);
  const { rows, visible } = await counts();
  expect(rows).toBeLessThanOrEqual(visible + SPARE);
}

test(`all ${NODES} nodes with ${PODS} pods are in one table, of which only what is in sight is in the page`, async ({
  nodes: { page },
}) => {
  await expect(page.getByRole("status").filter({ hasText: `${numbered(NODES)} nodes` })).toBeVisible();
  // They are counted once the pods are there, which takes its time beside other tests.
  await expect(
    rowsOf(page)
      .getByRole("gridcell", { name: /^3[01]$/ })
      .first(),
  ).toBeVisible({ timeout: 60_000 });
  const rows = await page.getByRole("treegrid", { name: "Nodes" }).getAttribute("aria-rowcount");
  expect(Number(rows)).toBeGreaterThan(NODES);
  await expectFewRows(page);
  await page.keyboard.press("j");
  const first = await page.locator('[role="row"]:focus').getAttribute("data-row");
  await page.keyboard.press("End");
  await expect(page.locator('[role="row"]:focus')).toBeInViewport();
  const last = await page.locator('[role="row"]:focus').getAttribute("data-row");
  expect(last).not.toBe(first);
  await expectFewRows(page);
  await scrollerOf(page).evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }));
  await expect(page.locator(`[data-row="${first}"]`)).toHaveCount(0);
  await expectFewRows(page);
  await page.keyboard.press("Home");
  await expect(page.locator(`[data-row="${first}"]`)).toBeFocused();
});

test("the reader's row stays selected and where it is while rows above it come, go and move", async ({
  nodes: { page },
  large: { sandbox },
}) => {
  const kubectl = (...args: string[]) => kubectlOf(sandbox, ...args);
  const schedulable = (count: number) =>
    expect(page.getByRole("status").filter({ hasText: `${numbered(count)} schedulable` })).toBeVisible(SOON);
  await page.getByRole("columnheader", { name: "Status" }).getByRole("button").click();
  const first = await rowsOf(page).nth(1).getAttribute("data-row");
  const before = Number((await kubectl("get", "nodes", "--no-headers")).split("\n").length);
  expect(before).toBe(NODES);
  await scrollerOf(page).evaluate((element) => element.scrollTo({ top: 8_000 }));
  await expect(page.locator(`[data-row="${first}"]`)).toHaveCount(0);
  const inSight = await rowsOf(page).evaluateAll((rows) => {
    const found = rows.find((row) => {
      const { top } = row.getBoundingClientRect();
      return top > window.innerHeight / 2 && row.getAttribute("aria-level") === "2";
    });
    return found?.getAttribute("data-row") ?? "";
  });
  const row = page.locator(`[role="row"][data-row="${inSight}"]`);
  await row.getByRole("checkbox").click();
  const place = await row.boundingBox();
  const stays = async () => {
    const now = await row.boundingBox();
    expect(Math.abs((now?.y ?? 0) - (place?.y ?? 0))).toBeLessThanOrEqual(1);
    await expect(row).toHaveAttribute("aria-selected", "true");
    await expect(page.getByText(`1 of ${numbered(NODES)} nodes selected`)).toBeVisible();
  };
  // Sorted by its status it moves from above to the end of its pool.
  await kubectl("cordon", first ?? "");
  await schedulable(NODES - 1);
  await stays();
  await kubectl("uncordon", first ?? "");
  await schedulable(NODES);
  await stays();
  // Under another filter and back: still selected.
  await page.getByRole("searchbox", { name: "Filter nodes" }).fill("no node has such a name");
  await expect(page.getByText("1 hidden by the filter")).toBeVisible();
  await page.getByRole("searchbox", { name: "Filter nodes" }).fill("");
  await expect(page.getByText(`1 of ${numbered(NODES)} nodes selected`)).toBeVisible();
  await page.getByRole("columnheader", { name: "Pods" }).getByRole("button").click();
  await expect(page.getByText(`1 of ${numbered(NODES)} nodes selected`)).toBeVisible();
});

test("a node's pods, and all pods by workload", async ({ nodes: { page, cluster }, large: { sandbox } }) => {
  const name = (await rowsOf(page).nth(8).getAttribute("data-row")) ?? "";
  const field = `spec.nodeName=${name}`;
  const printed = await kubectlOf(sandbox, "get", "pods", "-A", "--no-headers", "--field-selector", field);
  const pods = printed.split("\n").length;
  await page.goto(`/clusters/${cluster}/nodes/${name}?tab=pods`);
  await expect(page.getByRole("status").filter({ hasText: `${pods} pods` })).toBeVisible(SOON);
  await page.goto(`/clusters/${cluster}/workloads`);
  const grid = page.getByRole("treegrid", { name: "Workloads" });
  await expect(grid.getByRole("row").nth(3)).toBeVisible(SOON);
  expect(Number(await grid.getAttribute("aria-rowcount"))).toBeGreaterThan(100);
  await expectFewRows(page);
});
