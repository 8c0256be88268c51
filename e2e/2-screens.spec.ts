import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { apply, kubectl } from "./support/kubectl.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

test("the sign-in screen is accessible and explains a refused link", async ({ page }) => {
  await page.goto("/clusters");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/welcome#nobody-made-this-link");
  await expect(page.getByText("This link is not known")).toBeVisible();
  await expectAccessible(page);
});

test("the list of clusters is accessible, and narrowed by its address", async ({
  nodes: { page, cluster },
}) => {
  await page.goto("/clusters?health=healthy");
  await expect(page.getByText("No cluster matches")).toBeVisible();
  await page.getByRole("button", { name: "Health 1" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Unhealthy" }).click();
  await expect(page).toHaveURL("/clusters?health=healthy%2Cunhealthy");
  await page.keyboard.press("Escape");
  await expect(page.locator(`a[href="/clusters/${cluster}"]`)).toBeVisible();
  await expectAccessible(page);
  await atPhoneWidth(page, "clusters");
});

test("the overview tells each component's health by what is seen of it", async ({
  nodes: { page, cluster },
}) => {
  await page.goto(`/clusters/${cluster}`);
  const health = page.getByRole("region", { name: "Health status" });
  await expect(health).toContainText("12");
  const scheduler = health.getByRole("listitem").filter({ hasText: "Scheduler" });
  await expect(scheduler).toContainText("Healthy");
  await expect(scheduler).toContainText("3 of 3");
  await health.getByRole("button", { name: "How it is known" }).click();
  await expect(scheduler).toContainText("By its pods, 3 of 3 Ready; it keeps no Lease.");
  await expect(health.getByRole("listitem").filter({ hasText: "API server" })).toContainText("/readyz holds");
  await keepPicture(page, "overview-health");
  await expectAccessible(page);
  await atPhoneWidth(page, "overview-health");
  // One that holds its Lease and does not renew it is Ready, and does nothing.
  const metadata = { name: "kube-scheduler", namespace: "kube-system" };
  const spec = { holderIdentity: "cp-1_journey", renewTime: "2026-01-01T00:00:00.000000Z" };
  await apply({ apiVersion: "coordination.k8s.io/v1", kind: "Lease", metadata, spec });
  try {
    await expect(scheduler).toContainText("nobody leads", { timeout: 30_000 });
    await expect(scheduler).toContainText("Unhealthy");
  } finally {
    await kubectl("delete", "lease", "-n", "kube-system", "kube-scheduler");
  }
});

test("the nodes are accessible", async ({ nodes }) => {
  await expect(nodes.row(HARBOR.clear)).toBeVisible();
  await expectAccessible(nodes.page);
});

test("a node's page is accessible", async ({ nodes: { page, cluster } }) => {
  await page.goto(`/clusters/${cluster}/nodes/${HARBOR.clear}`);
  await expect(page.getByRole("heading", { name: HARBOR.clear })).toBeVisible();
  await expectAccessible(page);
});

test("the dialog with the plan is accessible, and a message that stays leaves its buttons free", async ({
  nodes,
}) => {
  const { page } = nodes;
  await page.route("**/cordon", (route) => route.abort());
  await (await nodes.menuItem(HARBOR.clear, "Cordon Takes no new pods.")).click();
  const message = page.getByRole("alert").filter({ hasText: "The console gives no answer" });
  await expect(message).toBeVisible();
  const dialog = await nodes.openPlan(HARBOR.cordoned);
  await expect(dialog.getByRole("checkbox")).toHaveCount(2);
  await expectAccessible(page);
  for (const size of [page.viewportSize(), { width: 390, height: 844 }]) {
    await page.setViewportSize(size ?? { width: 1440, height: 900 });
    await dialog.getByRole("button", { name: "Cancel" }).click({ trial: true });
    await dialog.getByLabel("Reason").click({ trial: true });
  }
  await expect(message).toBeVisible();
});

test("what kubectl does shows in the table by itself", async ({ nodes }) => {
  const status = (text: string) => nodes.row(HARBOR.quiet).getByRole("gridcell", { name: text, exact: true });
  await expect(status("Ready")).toBeVisible();
  await kubectl("cordon", HARBOR.quiet);
  await expect(status("Ready,SchedulingDisabled")).toBeVisible({ timeout: 1500 });
  await kubectl("uncordon", HARBOR.quiet);
  await expect(status("Ready")).toBeVisible({ timeout: 1500 });
});
