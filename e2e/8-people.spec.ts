import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf } from "./support/kubectl.ts";
import { nodeForEditors } from "./support/node-for-editors.ts";
import { DRAIN, NodesPage } from "./support/nodes-page.ts";
import { invite, join } from "./support/people.ts";
import { keepPicture } from "./support/pictures.ts";
import { openStream } from "./support/stream.ts";

test("who is invited as a viewer reads everything and can start nothing", async ({
  nodes,
  browser,
  cluster,
  console,
}) => {
  const link = await invite(nodes.page, "noah@example.com", "Cluster Viewer");
  await expectAccessible(nodes.page);
  const page = await join(browser, link, "Noah");
  await nodes.page.goto("/people");
  await expect(nodes.page.getByRole("row", { name: /Noah/ })).toBeVisible();
  await keepPicture(nodes.page, "people");
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
  for (const [address, name] of [
    ["/people", "People"],
    ["/notifications", "Notifications"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("alert").first()).toContainText("Noah is no Administrator");
    const place = page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name });
    await expect(place).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(page);
  }
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Browsers" })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "account");
});

test("what somebody may not is refused by the same reason wherever it could be asked for", async ({
  nodes,
  api,
  browser,
  cluster,
}) => {
  const page = await join(browser, await invite(nodes.page, "pia@example.com", "Cluster Viewer"), "Pia");
  const theirs = new NodesPage(page, cluster);
  const reason = /Pia has the role Cluster Viewer on .*Ask an Administrator/;
  const { quiet, several, blocked } = HARBOR;
  const refused = async (name: string | RegExp) => {
    const button = page.getByRole("button", { name }).last();
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAttribute("aria-description", reason);
  };
  await test.step("the bar of what is selected", async () => {
    await theirs.open();
    await theirs.row(quiet).focus();
    await page.keyboard.press("x");
    for (const name of [/^Turn on maintenance mode 0 of 1/, /^Cordon 0 of 1/]) await refused(name);
  });
  await test.step("the dialogs that keys open", async () => {
    await theirs.row(quiet).focus();
    for (const [key, name] of [
      ["c", "Cordon"],
      ["m", "Turn on maintenance mode"],
    ] as const) {
      await page.keyboard.press(key);
      const dialog = page.getByRole("dialog", { name });
      await expect(dialog).toContainText(reason);
      await expect(dialog.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  });
  // It is never complete, and can be paused whenever that is asked for.
  const maintenance = `/api/v1/clusters/${cluster}/nodes/${blocked}/maintenance`;
  try {
    const on = await api.post(maintenance, { data: { reason: "fans" } });
    expect(on.ok(), await on.text()).toBe(true);
    // It stays as it is while it is looked at.
    expect((await api.patch(maintenance, { data: { action: "pause" } })).ok()).toBe(true);
    await test.step("the node's own page, and the key that acts at once", async () => {
      await page.goto(`/clusters/${cluster}/nodes/${blocked}`);
      await refused("Turn off maintenance mode");
      await refused("Options…");
      await page.getByRole("button", { name: "Turn off maintenance mode" }).first().hover();
      await expect(page.getByRole("tooltip")).toContainText(reason);
      await page.mouse.move(0, 0);
      await page.getByRole("heading", { level: 2 }).first().focus();
      await page.keyboard.press("Space");
      const message = page.getByRole("region", { name: /^Messages/ }).getByRole("alert");
      await expect(message).toContainText("is not resumed");
      await expect(message).toContainText(reason);
      await expectAccessible(page);
    });
  } finally {
    expect((await api.delete(maintenance)).ok()).toBe(true);
    await expect.poll(() => intentOf(blocked), DRAIN).toBeUndefined();
  }
  await test.step("what an Editor may not agree to is told before, for one node and for several", async () => {
    const { items } = await (await nodes.page.request.get("/api/v1/people")).json();
    const { id } = items.find(({ name }: { name: string }) => name === "Pia");
    const bindings = [{ role: "cluster-editor", cluster: "*" }];
    expect((await api.patch(`/api/v1/people/${id}`, { data: { bindings } })).status()).toBe(200);
    const loses = /Pia has the role Cluster Editor on .*To agree to deleting pods or their data takes/;
    await theirs.open();
    const one = await theirs.openPlan(several);
    await expect(one).toContainText(loses);
    await expect(one.getByRole("button", { name: "Turn on maintenance mode" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await page.keyboard.press("Escape");
    for (const node of [await nodeForEditors(api, cluster), several]) {
      await theirs.row(node).focus();
      await page.keyboard.press("x");
    }
    await page.getByRole("button", { name: /^Turn on maintenance mode 2/ }).click();
    const both = page.getByRole("dialog", { name: "Turn on maintenance mode for 2 nodes" });
    await expect(both).toContainText(/Left out: Pia has the role Cluster Editor/);
    await expect(
      both.getByRole("button", { name: "Turn on maintenance mode for 1 of 2 nodes" }),
    ).toBeVisible();
    await expectAccessible(page);
  });
});

test("whoever makes a link for a new password sees which tokens stay, and revokes them", async ({
  nodes: { page },
  browser,
  console,
}) => {
  const theirs = await join(browser, await invite(page, "ines@example.com", "Cluster Viewer"), "Ines");
  const headers = { origin: console.url };
  const data = { name: "left behind", roleCap: "cluster-viewer", days: 1 };
  const { token } = await (await theirs.request.post("/api/v1/account/tokens", { data, headers })).json();
  await page.goto("/people");
  await page.getByRole("button", { name: "Actions for Ines" }).click();
  await page.getByRole("menuitem", { name: "New password…" }).click();
  const dialog = page.getByRole("dialog", { name: "New password" });
  await expect(dialog).toContainText("1 API token stays");
  await expect(dialog.getByRole("listitem")).toContainText("left behind");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Revoke it now" }).click();
  await expect(dialog.getByRole("listitem")).toBeHidden();
  const authorization = `Bearer ${token}`;
  const asked = await fetch(`${console.url}/api/v1/session`, { headers: { authorization } });
  expect(asked.status).toBe(401);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await theirs.goto((await dialog.locator("pre").textContent()) ?? "");
  await expect(theirs.getByText("API tokens stay, and are listed under My account.")).toBeVisible();
  await expectAccessible(theirs);
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

test("by keyboard an invitation is withdrawn and the focus stays in the list; nobody takes Administrator from themselves", async ({
  nodes: { page },
}) => {
  for (const email of ["one@example.com", "two@example.com"]) await invite(page, email);
  const withdraw = (email: string) =>
    page.getByRole("button", { name: `Withdraw the invitation of ${email}` });
  await withdraw("one@example.com").focus();
  await page.keyboard.press("Enter");
  await expect(withdraw("one@example.com")).toHaveCount(0);
  await expect(page.locator("ul button:focus")).toHaveText("Withdraw");
  await withdraw("two@example.com").click();
  await expect(withdraw("two@example.com")).toHaveCount(0);

  const { name } = await (await page.request.get("/api/v1/session")).json();
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Change roles…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change roles" });
  await dialog.getByRole("checkbox", { name: "Administrator" }).click();
  await expect(dialog.getByRole("button", { name: "Save roles" })).toHaveAttribute("aria-disabled", "true");
  await expect(dialog).toContainText("You would lock yourself out");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
