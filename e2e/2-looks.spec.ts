import type { APIRequestContext, Page } from "@playwright/test";
import { PlanBody } from "@/lib/contracts/plan";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";

/** What does not depend on when and how long: ages, and what is requested while controllers still work, are left out. */
const COLUMNS = "name,health,status,roles,pool,zone,version";

/** In both themes, beside the picture of it in e2e/looks. Times, ages and what ends in chance are masked. */
async function expectLook(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const mask = [
      page.locator("time"),
      page.getByText(/\d\d:\d\d:\d\d|s behind$| old\. /),
      page.getByText(/-[a-z0-9]{8,10}-[a-z0-9]{5}$/),
    ];
    await expect(page)
      .toHaveScreenshot(`${name}-${colorScheme}.png`, { mask })
      .catch(async (error: Error) => {
        // Where nobody can look at what differs, it can be read.
        const read = await page.locator("body").ariaSnapshot();
        throw new Error(`${error.message}\n${read}`, { cause: error });
      });
  }
}

/** What the plan says of a cluster at rest: controllers that still work, or a watch that is not there yet, are not its look. */
async function expectAtRest(api: APIRequestContext, cluster: string, node: string): Promise<void> {
  const path = `/api/v1/clusters/${cluster}/nodes/${node}/maintenance/plan`;
  const unrest = async () => {
    const plan = PlanBody.parse(await (await api.post(path, { data: {} })).json());
    return [
      ...plan.checks.flatMap(({ state, title, detail }) => (state === "pass" ? [] : [`${title}: ${detail}`])),
      ...plan.budgets.flatMap(({ name, healthy, expected }) =>
        healthy === expected ? [] : [`${name}: ${healthy} of ${expected}`],
      ),
    ];
  };
  await expect.poll(unrest, { timeout: 60_000 }).toEqual([]);
}

// Before any journey has changed the cluster. `playwright test 2-looks --update-snapshots` takes the pictures anew.
test("the nodes table and its dialogs look as they did", async ({ nodes, api }) => {
  const { page, cluster } = nodes;
  await page.goto(`/clusters/${cluster}/nodes?columns=${COLUMNS}`);
  await expect(page.getByRole("treegrid", { name: "Nodes" })).not.toHaveAttribute("aria-busy");
  await expect(page.getByText(/^Live, \d+ s behind$/)).toBeVisible();
  await expectLook(page, "nodes");

  await expectAtRest(api, cluster, HARBOR.cordoned);
  const plan = await nodes.openPlan(HARBOR.cordoned);
  await expect(plan.getByRole("checkbox")).toHaveCount(2);
  await expectLook(page, "plan");
  await page.keyboard.press("Escape");
  await expect(plan).toBeHidden();

  await expect(await nodes.menuItem(HARBOR.quiet, "Turn on maintenance mode")).toBeVisible();
  await expectLook(page, "menu");
  await page.keyboard.press("Escape");

  await page.goto(`/clusters/${cluster}/nodes/${HARBOR.several}`);
  await page.getByRole("button", { name: "Turn on maintenance mode" }).first().click();
  await expect(plan.getByRole("checkbox").first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectLook(page, "plan-390");
});
