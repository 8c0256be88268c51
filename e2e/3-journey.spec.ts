import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf, kubectl, podsOn, statusOf } from "./support/kubectl.ts";
import { DRAIN, NodesPage } from "./support/nodes-page.ts";
import { keepPicture } from "./support/pictures.ts";

const NODE = HARBOR.clear;
/** The part of its name that people use. */
const HOST = /^ip-10-0-1-26\b/;
const REASON = "Replace the disk that reports errors";
const MEANWHILE = "less capacity, no scans. Backups and add-on changes leave these nodes out.";

/** "Navigate to the left Main Menu and select Clusters", "select the desired cluster". */
async function selectCluster(page: Page, cluster: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Clusters" }).click();
  await page.locator(`a[href="/clusters/${cluster}"]`).click();
  await expect(page.getByRole("region", { name: "Health status" })).toBeVisible();
}

/** "Navigate to the Nodes tab of the cluster". */
async function openNodesTab(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "Cluster" })
    .getByRole("link", { name: /^Nodes/ })
    .click();
}

/** The STATUS of each node in what `kubectl get nodes` prints with a kubeconfig. */
async function getNodes(kubeconfig: string): Promise<Map<string, string>> {
  const printed = await kubectl("--kubeconfig", kubeconfig, "get", "nodes", "--no-headers");
  return new Map(
    printed.split("\n").map((line) => {
      const [name = "", status = ""] = line.split(/\s+/);
      return [name, status] as const;
    }),
  );
}

/*
 * Step by step what Palette's guide "Maintenance Mode" says, in the text of its page and in that of its source, which differ
 * in a sentence: prerequisites, limitations, activate, validate, disable, validate.
 */
test("the guide of maintenance mode holds word for word: a worker goes into maintenance and comes back", async ({
  page,
  context,
  browser,
  console,
  cluster,
}, info) => {
  test.setTimeout(240_000);
  const before = await podsOn(NODE);
  const download = async (tab: Page, name: string): Promise<string> => {
    const coming = tab.waitForEvent("download");
    await tab.getByRole("button", { name: `admin.${cluster}.kubeconfig` }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`admin.${cluster}.kubeconfig`);
    const saved = info.outputPath(name);
    await file.saveAs(saved);
    return saved;
  };

  await test.step("Activate 1: 'Log in'; the link works once", async () => {
    await page.goto(console.signInLink);
    await expect(page).toHaveURL(/\/clusters$/);
    const stranger = await browser.newPage();
    await stranger.goto(console.signInLink);
    await expect(stranger.getByText("This link was used before")).toBeVisible();
    await stranger.close();
  });

  const nodes = new NodesPage(page, cluster);
  await test.step("2 and 3: 'left Main Menu', 'Clusters', 'select the desired cluster', 'Nodes tab'", async () => {
    await expect(page.locator(`a[href="/clusters/${cluster}"]`)).toBeVisible();
    await keepPicture(page, "clusters");
    await selectCluster(page, cluster);
    await openNodesTab(page);
    await expect(nodes.dial(NODE, "Healthy")).toBeVisible();
    await nodes.expectTip(NODE, "Healthy");
  });

  await test.step("4: 'three-dot Menu', 'Turn on'; the plan knows prerequisites and limitations", async () => {
    const dialog = await nodes.openPlan(NODE);
    await expect(dialog).toContainText("16 move");
    // What every plan needs is in sight, however many checks there are.
    await expect(dialog.getByLabel("Reason")).toBeInViewport();
    await keepPicture(page, "plan");
    await dialog.getByRole("button", { name: /^\d+ more hold$/ }).click();
    // "More than one control plane node and worker node", "alternate nodes with sufficient resources".
    for (const check of [
      "3 control plane nodes",
      "worker nodes",
      "Room for each pod",
      "Other nodes take pods",
    ])
      await expect(dialog.getByText(check).first()).toBeVisible();
    // "Static pods and DaemonSets are not evicted", "scans cannot be performed".
    await expect(dialog).toContainText("3 stay");
    await expect(dialog.getByText("No scan runs").first()).toBeVisible();
    await expect(dialog.getByRole("checkbox")).toHaveCount(0);
    const start = dialog.getByRole("button", { name: "Turn on maintenance mode" });
    await expect(start).toHaveAttribute("aria-disabled", "true");
    await expect(dialog).toContainText("Give a reason.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await statusOf(NODE)).toBe("Ready");
  });

  await test.step("5: 'Health icon changes to a set of tools', 'Maintenance Mode: Initiated'", async () => {
    await nodes.turnOn(NODE, REASON);
    await expect(nodes.dial(NODE, /^Initiated, \d+ of 16 pods moved/)).toBeVisible();
    await nodes.expectTip(NODE, "Maintenance Mode: Initiated");
    await keepPicture(page, "nodes-initiated");
    expect(await statusOf(NODE)).toBe("Ready,SchedulingDisabled");
  });

  await test.step("closing the browser page changes nothing", async () => {
    await page.close();
    await expect.poll(async () => (await podsOn(NODE)).others, DRAIN).toEqual([]);
  });

  const again = new NodesPage(await context.newPage(), cluster);
  const { page: tab } = again;
  await test.step("5: 'the tooltip changes to Maintenance Mode: Complete'; kubectl agrees", async () => {
    await again.open();
    await expect(again.dial(NODE, /^Complete/)).toBeVisible(DRAIN);
    await again.expectTip(NODE, "Maintenance Mode: Complete");
    await keepPicture(tab, "nodes");
    const { daemonSet, others } = await podsOn(NODE);
    expect(others).toEqual([]);
    expect(daemonSet.length).toBe(3);
    expect(daemonSet).toEqual(before.daemonSet);
  });

  await test.step("reminders: 'beside the Settings drop-down', 'Health column', 'beneath Health status'", async () => {
    await expect(again.row(NODE).getByRole("gridcell", { name: /Complete/ })).toBeVisible();
    await tab.getByRole("button", { name: /1 node in maintenance/ }).click();
    const list = tab.getByRole("dialog", { name: /1 node in maintenance/ });
    await expect(list.getByRole("link", { name: HOST })).toBeVisible();
    await expect(list).toContainText(MEANWHILE);
    await tab.keyboard.press("Escape");
    await selectCluster(tab, cluster);
    const health = tab.getByRole("region", { name: "Health status" });
    await expect(health.getByRole("heading", { name: "1 node in maintenance mode" })).toBeVisible();
    await expect(health).toContainText(MEANWHILE);
    await expect(health.getByRole("link", { name: HOST })).toHaveAttribute("href", new RegExp(NODE));
    await keepPicture(tab, "overview");
  });

  await test.step("Validate: 'download the kubeconfig file', 'STATUS of SchedulingDisabled'", async () => {
    const printed = await getNodes(await download(tab, "on.kubeconfig"));
    expect(printed.get(NODE)).toBe("Ready,SchedulingDisabled");
    expect(printed.get(HARBOR.quiet)).toBe("Ready");
  });

  await test.step("Disable: 'three-dot Menu', 'Turn off maintenance mode', 'reverts to a checkmark'", async () => {
    await openNodesTab(tab);
    // "Taking a node out of maintenance mode does not automatically rebalance workloads".
    await again.turnOff(NODE, "are not moved back");
    await expect(again.dial(NODE, "Healthy")).toBeVisible();
    await again.expectTip(NODE, "Healthy");
    await expect(tab.getByRole("button", { name: /in maintenance/ })).toHaveCount(0);
    expect(await intentOf(NODE)).toBeUndefined();
    expect((await podsOn(NODE)).daemonSet).toEqual(before.daemonSet);
  });

  await test.step("Validate: 'download the kubeconfig file', 'a STATUS of Ready'", async () => {
    await selectCluster(tab, cluster);
    expect((await getNodes(await download(tab, "off.kubeconfig"))).get(NODE)).toBe("Ready");
  });

  await test.step("the audit log tells who did it", async () => {
    await tab.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Audit log" }).click();
    await expect(tab.getByRole("grid", { name: "Audit log" }).getByText(NODE).first()).toBeVisible();
    await keepPicture(tab, "audit");
    await expectAccessible(tab);
  });
});
