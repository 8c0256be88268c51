import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { NodesPage } from "./support/nodes-page.ts";
import { openStream } from "./support/stream.ts";

const PASSWORD = "a ship lies in the dock";

/** Invites somebody on the People page and returns the link that is shown. */
async function invite(page: Page, email: string, role?: string): Promise<string> {
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("E-mail address").fill(email);
  if (role) {
    await dialog.getByRole("combobox", { name: /All clusters/ }).click();
    await page.getByRole("option", { name: role }).click();
  }
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = (await dialog.locator("pre").textContent()) ?? "";
  expect(link).toContain("/welcome#");
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Opens an invitation in a browser of its own and joins. */
async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: new URL(link).origin })).newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  expect(page.url()).not.toContain("#");
  await page.getByRole("button", { name: /Join|Become/ }).click();
  await expect(page).toHaveURL(/\/clusters$/);
  return page;
}

test("who is invited as a viewer reads everything and can start nothing", async ({
  nodes,
  browser,
  cluster,
  console,
}) => {
  const link = await invite(nodes.page, "noah@example.com", "Cluster Viewer");
  await expectAccessible(nodes.page);
  const page = await join(browser, link, "Noah");
  const theirs = new NodesPage(page, cluster);
  await theirs.open();
  const item = await theirs.menuItem(HARBOR.quiet, "Turn on maintenance mode");
  await expect(item).toHaveAttribute("aria-disabled", "true");
  await expect(item).toContainText("Noah has the role Cluster Viewer on");
  await expect(item).toContainText("Ask an Administrator");
  await page.keyboard.press("Escape");
  const maintenance = `/api/v1/clusters/${cluster}/nodes/${HARBOR.quiet}/maintenance`;
  const headers = { origin: console.url };
  const refused = await page.request.post(maintenance, { data: { reason: "x" }, headers });
  expect(refused.status()).toBe(403);
  expect((await refused.json()).detail).toContain("Noah has the role Cluster Viewer on");
  expect((await page.request.get("/api/v1/people")).status()).toBe(403);
  await page.goto("/people");
  await expect(page.getByRole("alert").first()).toContainText("Noah is no Administrator");
  await expectAccessible(page);
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Browsers" })).toBeVisible();
  await expectAccessible(page);
});

test("a token that is revoked, and a role that is taken away, end their streams within 5 s", async ({
  nodes,
  browser,
  cluster,
  console,
}) => {
  const link = await invite(nodes.page, "lena@example.com", "Cluster Editor");
  const page = await join(browser, link, "Lena");
  const headers = { origin: console.url };
  const made = await page.request.post("/api/v1/account/tokens", {
    data: { name: "watcher", roleCap: "cluster-viewer", days: 1 },
    headers,
  });
  const { id, token } = await made.json();
  const stream = await openStream(console.url, [`/clusters/${cluster}`], {
    authorization: `Bearer ${token}`,
  });
  const at = performance.now();
  expect((await page.request.delete(`/api/v1/account/tokens/${id}`, { headers })).status()).toBe(204);
  expect((await stream.ended) - at).toBeLessThan(5_000);

  await new NodesPage(page, cluster).open();
  const { items } = await (await nodes.page.request.get("/api/v1/people")).json();
  const lena = items.find(({ name }: { name: string }) => name === "Lena");
  const change = await nodes.page.request.patch(`/api/v1/people/${lena.id}`, {
    data: { bindings: [] },
    headers,
  });
  expect(change.status()).toBe(200);
  await expect(page.getByRole("alert").first()).toContainText("Lena has no role on", { timeout: 5_000 });
});
