import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Download } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl, statusOf } from "./support/kubectl.ts";
import { NodesPage } from "./support/nodes-page.ts";

const ALL = 12;
/** Two that take pods and one that kubectl cordoned. */
const CHOSEN = [HARBOR.quiet, HARBOR.volumes, HARBOR.cordoned];
const SOON = { timeout: 5_000 };

/** Lines of a CSV file, without the mark by which spreadsheets know that it is UTF-8. */
async function linesOf(download: Download): Promise<string[]> {
  const text = await readFile(await download.path(), "utf8");
  return text
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
}

test("columns and density are in the address, remembered by this browser, and the same for whoever is given the link", async ({
  nodes,
  browser,
  console,
  token,
}) => {
  test.setTimeout(240_000);
  const { page, cluster } = nodes;
  const zone = (of: NodesPage) => of.page.getByRole("columnheader", { name: "Zone" });
  await expect(zone(nodes)).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Zone" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Roles" }).click();
  await page.keyboard.press("Escape");
  await expect(zone(nodes)).toBeVisible();
  await expect(page).toHaveURL(/columns=name,health,status,zone,/);
  const height = async (of: NodesPage) => (await of.row(HARBOR.quiet).boundingBox())?.height;
  expect(await height(nodes)).toBe(40);
  const compact = page.getByRole("button", { name: "Compact rows" });
  await compact.click();
  await expect(compact).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/density=compact/);
  await expect.poll(() => height(nodes)).toBe(32);
  await expectAccessible(page);

  await test.step("remembered: the plain address leads to the same, and says so", async () => {
    await nodes.open();
    await expect(zone(nodes)).toBeVisible();
    expect(await height(nodes)).toBe(32);
    await expect(page).toHaveURL(/columns=name,health,status,zone,.*density=compact/);
  });

  await test.step("the link shows it to somebody who chose nothing", async () => {
    const context = await browser.newContext({ baseURL: console.url });
    await signIn(context.request, token);
    const other = new NodesPage(await context.newPage(), cluster);
    await other.page.goto(page.url());
    await expect(zone(other)).toBeVisible();
    expect(await height(other)).toBe(32);
    // What a link says is not taken for their own choice.
    await other.open();
    await expect(zone(other)).toHaveCount(0);
    expect(await height(other)).toBe(40);
    await context.close();
  });

  await test.step("back to the default leaves the address plain", async () => {
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("menuitem", { name: "Back to the default" }).click();
    await compact.click();
    await expect(zone(nodes)).toHaveCount(0);
    await expect(page).toHaveURL(/\/nodes$/);
  });
});

test("filters narrow together, stand in the address, and count what they leave", async ({ nodes }) => {
  const { page } = nodes;
  const count = (text: string | RegExp) =>
    expect(page.getByRole("status").filter({ hasText: text })).toBeVisible(SOON);
  const choose = async (menu: string, value: string | RegExp) => {
    // Its name tells how many of its values are chosen.
    await page
      .getByRole("button", { name: new RegExp(`^${menu}( \\d+)?$`) })
      .first()
      .click();
    await page.getByRole("menuitemcheckbox", { name: value }).click();
    await page.keyboard.press("Escape");
  };
  await count(`${ALL} nodes`);
  const zones = (await kubectl("get", "nodes", "-L", "topology.kubernetes.io/zone", "--no-headers")).split(
    "\n",
  );
  const zone = zones[0]?.trim().split(/\s+/).at(-1) ?? "";
  const inZone = zones.filter((line) => line.trim().endsWith(zone)).length;
  await choose("Zone", new RegExp(`^${zone}`));
  await count(`${inZone} of ${ALL} nodes`);
  await choose("Role", /^control-plane/);
  await count(`1 of ${ALL} nodes`);
  await expect(page).toHaveURL(new RegExp(`zone=${zone}&role=control-plane`));
  await page.reload();
  await count(`1 of ${ALL} nodes`);
  await choose("Role", /^control-plane/);
  await choose("Health", /^Not Ready/);
  await expect(page.getByRole("heading", { name: "No node matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await count(`${ALL} nodes`);
  await page.keyboard.press("/");
  await page.keyboard.type("10-0-1-");
  await count(new RegExp(`^\\d of ${ALL} nodes`));
  await expect(nodes.row(HARBOR.cordoned)).toHaveCount(0);
});

test("selected by keyboard, each action says to how many of them it applies, and does no other", async ({
  nodes,
}) => {
  const { page } = nodes;
  const bar = page.getByRole("region", { name: "Selection" });
  for (const node of CHOSEN) {
    await nodes.row(node).focus();
    await page.keyboard.press("x");
  }
  await expect(bar).toContainText(`3 of ${ALL} nodes selected`);
  const cordon = bar.getByRole("button", { name: "Cordon 2 of 3 selected" });
  await expect(cordon).toBeVisible();
  await expect(bar.getByRole("button", { name: "Uncordon 1 of 3 selected" })).toBeVisible();
  await expect(bar.getByRole("button", { name: "Turn on maintenance mode 3 selected" })).toBeVisible();
  const off = bar.getByRole("button", { name: "Turn off 0 of 3 selected" });
  await expect(off).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);

  await test.step("a filter hides them and keeps them selected", async () => {
    const filter = page.getByRole("searchbox", { name: "Filter nodes" });
    await filter.fill(HARBOR.quiet);
    await expect(bar).toContainText("2 hidden by the filter");
    await filter.fill("");
    await expect(bar).not.toContainText("hidden");
  });

  await test.step("they are saved as CSV, with the chosen columns", async () => {
    const download = page.waitForEvent("download");
    await bar.getByRole("button", { name: "Export selected as CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/-nodes-\d{4}-\d\d-\d\dT\d{6}Z\.csv$/);
    const lines = await linesOf(file);
    expect(lines[0]).toBe(
      "Node,Health,Status,Roles,Pool,Version,Pods,CPU requested %,Memory requested %,Created",
    );
    expect(
      lines
        .slice(1)
        .map((line) => line.split(",")[0])
        .sort(),
    ).toEqual([...CHOSEN].sort());
  });

  await test.step("two are cordoned; the third was before, and is named", async () => {
    await cordon.click();
    const dialog = page.getByRole("dialog", { name: "Cordon 2 nodes" });
    await expect(dialog).toContainText("Not these");
    await expect(dialog).toContainText("ip-10-0-2-61: ");
    await dialog.getByRole("button", { name: "Cordon 2 nodes" }).click();
    await expect(dialog).toBeHidden();
    for (const node of CHOSEN) expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");
    // Live: the offers follow what the cluster says.
    await expect(bar.getByRole("button", { name: "Uncordon 3 selected" })).toBeVisible(SOON);
    await expect(bar).toContainText(`3 of ${ALL} nodes selected`);
  });
  await kubectl("uncordon", HARBOR.quiet, HARBOR.volumes);
  await expect(bar.getByRole("button", { name: "Uncordon 1 of 3 selected" })).toBeVisible(SOON);
  await page.keyboard.press("Escape");
});

test("rows that move take neither focus nor selection with them, and what is shown is saved as CSV", async ({
  nodes,
}) => {
  const { page } = nodes;
  await page.getByRole("columnheader", { name: "Status" }).getByRole("button").click();
  await nodes.row(HARBOR.quiet).focus();
  await page.keyboard.press("x");
  await kubectl("cordon", HARBOR.volumes);
  await expect(nodes.row(HARBOR.volumes)).toContainText("SchedulingDisabled", SOON);
  await expect(nodes.row(HARBOR.quiet)).toBeFocused();
  await expect(nodes.row(HARBOR.quiet)).toHaveAttribute("aria-selected", "true");
  await kubectl("uncordon", HARBOR.volumes);
  await expect(nodes.row(HARBOR.volumes)).not.toContainText("SchedulingDisabled", SOON);
  await expect(nodes.row(HARBOR.quiet)).toBeFocused();
  const shown = await page
    .locator('[role="row"][aria-level="2"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export what is shown as CSV" }).click();
  const lines = await linesOf(await download);
  const names = lines.slice(1).map((line) => line.split(",")[0]);
  expect(names).toEqual(shown);
});

test("the rows come with the page before its code runs, and are taken over as they are in any zone", async ({
  nodes,
  browser,
  console,
}) => {
  const address = `/clusters/${nodes.cluster}/nodes`;
  const open = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ baseURL: console.url, ...options });
    await context.addCookies(await nodes.page.context().cookies());
    return context.newPage();
  };
  const still = await open({ javaScriptEnabled: false });
  await still.goto(address);
  await expect(still.locator('[role="row"][aria-level="2"]')).toHaveCount(ALL);
  await expect(new NodesPage(still, nodes.cluster).dial(HARBOR.quiet, /Healthy/)).toBeVisible();

  for (const options of [{ timezoneId: "Asia/Tokyo" }, { viewport: { width: 390, height: 844 } }]) {
    const page = await open(options);
    const wrong: string[] = [];
    page.on("pageerror", ({ message }) => wrong.push(message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(address);
    // By then everything else was asked for.
    await expect.poll(() => asked).toContain("/api/v1/stream");
    await expect(page.getByRole("treegrid", { name: "Nodes" })).not.toHaveAttribute("aria-busy");
    await expect(page.locator(`[data-row="${HARBOR.quiet}"]`)).toBeVisible();
    expect(wrong).toEqual([]);
    // What came with the page is not asked for once more.
    expect(asked).not.toContain(`/api/v1${address}`);
    await page.context().close();
  }
  await still.context().close();
});
