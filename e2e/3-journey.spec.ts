import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf, podsOn, statusOf } from "./support/kubectl.ts";
import { DRAIN, NodesPage } from "./support/nodes-page.ts";

const NODE = HARBOR.clear;
/** The part of its name that people use. */
const HOST = /^ip-10-0-1-26\b/;
const REASON = "Replace the disk that reports errors";
const MEANWHILE = "less capacity, no scans. Backups and add-on changes leave these nodes out.";

test("a worker goes into maintenance and comes back", async ({
  page,
  context,
  browser,
  console,
  cluster,
}, info) => {
  test.setTimeout(240_000);
  const before = await podsOn(NODE);

  await test.step("sign in by the link, which works once", async () => {
    await page.goto(console.signInLink);
    await expect(page).toHaveURL(/\/clusters$/);
    const stranger = await browser.newPage();
    await stranger.goto(console.signInLink);
    await expect(stranger.getByText("This link was used before;")).toBeVisible();
    await stranger.close();
  });

  const nodes = new NodesPage(page, cluster);
  await test.step("Clusters, the cluster, Nodes", async () => {
    await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Clusters" }).click();
    await page.locator(`a[href="/clusters/${cluster}"]`).click();
    await expect(page.getByRole("region", { name: "Health status" })).toBeVisible();
    await page
      .getByRole("navigation", { name: "Cluster" })
      .getByRole("link", { name: /^Nodes/ })
      .click();
    await expect(nodes.dial(NODE, "Healthy")).toBeVisible();
    await nodes.expectTip(NODE, "Healthy");
  });

  await test.step("the plan names pods and checks, and asks for a reason", async () => {
    const dialog = await nodes.openPlan(NODE);
    await expect(dialog).toContainText("16 move");
    await expect(dialog).toContainText("3 stay");
    await expect(dialog.getByText("Room for each pod")).toBeVisible();
    await expect(dialog.getByText("Other nodes take pods")).toBeVisible();
    await expect(dialog.getByRole("checkbox")).toHaveCount(0);
    const start = dialog.getByRole("button", { name: "Turn on maintenance mode" });
    await expect(start).toHaveAttribute("aria-disabled", "true");
    await expect(dialog).toContainText("Give a reason.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await statusOf(NODE)).toBe("Ready");
  });

  await test.step("Initiated, with its progress", async () => {
    await nodes.turnOn(NODE, REASON);
    await expect(nodes.dial(NODE, /^Initiated, \d+ of 16 pods moved/)).toBeVisible();
    await nodes.expectTip(NODE, "Maintenance Mode: Initiated");
    expect(await statusOf(NODE)).toBe("Ready,SchedulingDisabled");
  });

  await test.step("closing the browser page changes nothing", async () => {
    await page.close();
    await expect.poll(async () => (await podsOn(NODE)).others, DRAIN).toEqual([]);
  });

  const again = new NodesPage(await context.newPage(), cluster);
  await test.step("Complete, and kubectl agrees", async () => {
    await again.open();
    await expect(again.dial(NODE, /^Complete/)).toBeVisible(DRAIN);
    await again.expectTip(NODE, "Maintenance Mode: Complete");
    const { daemonSet, others } = await podsOn(NODE);
    expect(others).toEqual([]);
    expect(daemonSet.length).toBe(3);
    expect(daemonSet).toEqual(before.daemonSet);
    expect(await statusOf(NODE)).toBe("Ready,SchedulingDisabled");
  });

  await test.step("three reminders name the node and what it means", async () => {
    const { page: tab } = again;
    await tab.getByRole("button", { name: /1 node in maintenance/ }).click();
    const list = tab.getByRole("dialog", { name: /1 node in maintenance/ });
    await expect(list.getByRole("link", { name: HOST })).toBeVisible();
    await expect(list).toContainText(MEANWHILE);
    await tab.keyboard.press("Escape");
    await tab.goto(`/clusters/${cluster}`);
    const health = tab.getByRole("region", { name: "Health status" });
    await expect(health.getByRole("heading", { name: "1 node in maintenance mode" })).toBeVisible();
    await expect(health).toContainText(MEANWHILE);
    await expect(health.getByRole("link", { name: HOST })).toHaveAttribute("href", new RegExp(NODE));
  });

  await test.step("the downloaded kubeconfig works", async () => {
    const download = again.page.waitForEvent("download");
    await again.page.getByRole("button", { name: `admin.${cluster}.kubeconfig` }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`admin.${cluster}.kubeconfig`);
    const saved = info.outputPath("admin.kubeconfig");
    await file.saveAs(saved);
    expect(await statusOf(NODE, saved)).toBe("Ready,SchedulingDisabled");
  });

  await test.step("off, and the checkmark is back", async () => {
    await again.open();
    await again.turnOff(NODE, "are not moved back");
    await expect(again.dial(NODE, "Healthy")).toBeVisible();
    await expect(again.page.getByRole("button", { name: /in maintenance/ })).toHaveCount(0);
    expect(await statusOf(NODE)).toBe("Ready");
    expect(await intentOf(NODE)).toBeUndefined();
    expect((await podsOn(NODE)).daemonSet).toEqual(before.daemonSet);
  });
});
