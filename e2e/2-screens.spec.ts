import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";

test("the sign-in screen is accessible and explains a refused link", async ({ page }) => {
  await page.goto("/clusters");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/welcome#nobody-made-this-link");
  await expect(page.getByText("This link is not known")).toBeVisible();
  await expectAccessible(page);
});

test("the list of clusters is accessible", async ({ nodes: { page, cluster } }) => {
  await page.goto("/clusters");
  await expect(page.locator(`a[href="/clusters/${cluster}"]`)).toBeVisible();
  await expectAccessible(page);
});

test("the overview is accessible", async ({ nodes: { page, cluster } }) => {
  await page.goto(`/clusters/${cluster}`);
  await expect(page.getByRole("region", { name: "Health status" })).toContainText("12");
  await expectAccessible(page);
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

test("the dialog with the plan is accessible", async ({ nodes }) => {
  const dialog = await nodes.openPlan(HARBOR.cordoned);
  await expect(dialog.getByRole("checkbox")).toHaveCount(2);
  await expectAccessible(nodes.page);
});

test("what kubectl does shows in the table by itself", async ({ nodes }) => {
  const status = (text: string) => nodes.row(HARBOR.quiet).getByRole("gridcell", { name: text, exact: true });
  await expect(status("Ready")).toBeVisible();
  await kubectl("cordon", HARBOR.quiet);
  await expect(status("Ready,SchedulingDisabled")).toBeVisible({ timeout: 1500 });
  await kubectl("uncordon", HARBOR.quiet);
  await expect(status("Ready")).toBeVisible({ timeout: 1500 });
});
