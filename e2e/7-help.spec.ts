import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { atPhoneWidth } from "./support/pictures.ts";

test("Help is found from the menu and from a screen, searched, read, and describes the API", async ({
  nodes: { page },
}) => {
  await test.step("from a screen to the page that explains it", async () => {
    await page.getByRole("link", { name: "Help for this page" }).click();
    await expect(page).toHaveURL(/\/help\/nodes$/);
    await expect(page.getByRole("heading", { name: "Nodes", level: 1 })).toBeVisible();
    await expect(page.getByRole("table", { name: /^column/ })).toContainText("Health");
    await expectAccessible(page);
  });

  const menu = page.getByRole("navigation", { name: "Main menu" });
  await test.step("from the menu to the contents, and by a link to the guide", async () => {
    await menu.getByRole("link", { name: "Help" }).click();
    await expect(page).toHaveURL(/\/help$/);
    await page.getByRole("article").getByRole("link", { name: "Operator's guide", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Operator's guide", level: 1 })).toBeVisible();
    const picture = page.getByRole("img", { name: "The plan of a worker" });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(1000);
    await atPhoneWidth(page, "help-guide");
  });

  await test.step("what is on the page is one step away, and a command can be taken along", async () => {
    await page
      .getByRole("navigation", { name: "On this page" })
      .getByRole("link", { name: "Validate with kubectl" })
      .click();
    await expect(page).toHaveURL(/#validate-with-kubectl$/);
    await expect(page.getByRole("heading", { name: "Validate with kubectl" })).toBeInViewport();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy command" }).first().click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain("kubectl get nodes");
  });

  await test.step("a search by keyboard finds the part of a page", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("upgrades replace maintenance");
    const found = page.getByRole("list", { name: "What was found" });
    const hit = found.getByRole("link", { name: /Nodes that will be made anew/ });
    await expect(hit).toBeVisible();
    await expectAccessible(page);
    await hit.click();
    await expect(page).toHaveURL(/\/help\/profile#nodes-that-will-be-made-anew$/);
    await expect(page.getByRole("heading", { name: "Nodes that will be made anew" })).toBeInViewport();
    await expect(page.getByRole("searchbox", { name: "Search help" })).toHaveValue("");
  });

  await test.step("the API reference: by group, who may, members, an example; the document itself", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await expect(page).toHaveURL(/\/help$/);
    await page.getByRole("navigation", { name: "Pages of Help" }).getByRole("link", { name: "API" }).click();
    const document = page.waitForEvent("download");
    await page.getByRole("link", { name: "OpenAPI document" }).click();
    expect((await document).suggestedFilename()).toBe("drydock-openapi.json");
    await page.getByRole("link", { name: /\/maintenance\s*Turn maintenance mode on/ }).click();
    const id = "post-clusters-cluster-nodes-node-maintenance";
    await expect(page).toHaveURL(new RegExp(`/help/api/maintenance#${id}$`));
    const call = page.locator("section", { has: page.locator(`#${id}`) });
    await expect(call).toBeInViewport();
    await expect(call).toContainText("Cluster Editor");
    await expect(call).toContainText("options.consents[].uid");
    await expect(call).toContainText(`-d '{"reason":"…"}'`);
    await expectAccessible(page);
    await atPhoneWidth(page, "help-api");
  });

  await test.step("a page that is not there says so", async () => {
    const answer = await page.goto("/help/nowhere");
    expect(answer?.status()).toBe(404);
    await expect(page.locator("html"), "in the chosen theme").toHaveAttribute("data-theme", "light");
    const manifest = await page.request.get("/help/deploy/rbac.yaml");
    expect(await manifest.text()).toContain("ClusterRole");
  });
});
