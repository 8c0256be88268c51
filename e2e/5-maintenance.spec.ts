import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

const REASON = "Maintenance journey: new fan";

test("Maintenance tells of a node from on to off, and keeps its record to be read and taken along", async ({
  nodes,
}) => {
  const { page } = nodes;
  await nodes.turnOn(HARBOR.cordoned, REASON);
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: /^Maintenance/ }).click();
  await expect(page.getByRole("heading", { name: "Maintenance", level: 1 })).toBeVisible();
  const now = page.getByRole("table", { name: "In maintenance now" });
  const line = now.getByRole("row").filter({ hasText: REASON });
  await expect(line).toContainText(HARBOR.cordoned);
  await expect(line).toContainText("Complete", DRAIN);
  await expect(line).toContainText(/Safe to power off\. Checked \d\d:\d\d:\d\d/);
  await expect(page.getByText(/^\d+ nodes? of 1 cluster$/)).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "maintenance-now");

  await line.getByRole("button", { name: `Actions for ${HARBOR.cordoned}` }).click();
  await page.getByRole("menuitem", { name: "Turn off maintenance mode…" }).click();
  await expect(page).toHaveURL(new RegExp(`/nodes/${HARBOR.cordoned}`));
  const off = page.getByRole("dialog", { name: "Turn off maintenance mode" });
  await expect(off).toContainText("stays cordoned");
  await off.getByRole("button", { name: "Turn off maintenance mode" }).click();
  await expect(off).toBeHidden();
  await nodes.open();
  await expect(nodes.dial(HARBOR.cordoned, /Healthy/)).toBeVisible(DRAIN);

  await page.goto("/maintenance");
  const history = page.getByRole("grid", { name: "History of maintenances" });
  const run = history.getByRole("row").filter({ hasText: REASON }).first();
  await expect(run).toContainText("Ended", { timeout: 20_000 });
  await expectAccessible(page);
  await keepPicture(page, "maintenance");
  await atPhoneWidth(page, "maintenance");

  await run.press("Enter");
  await expect(page).toHaveURL(/\/maintenance\/[^/]+\/[^/]+$/);
  await expect(page.getByRole("heading", { name: HARBOR.cordoned, level: 1 })).toBeVisible();
  const section = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: false }) });
  await expect(section("Timeline")).toContainText("turned it on");
  await expect(section("Timeline")).toContainText("Complete, all checks hold");
  await expect(section("Proof of complete").getByRole("img", { name: "Held" }).first()).toBeVisible();
  await expect(section("Plan").getByRole("img", { name: "Holds" }).first()).toBeVisible();
  await expect(
    page.getByText("It was Complete").or(page.getByText("Maintenance ended")).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "maintenance-record");
  await atPhoneWidth(page, "maintenance-record");

  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "JSON" }).click(),
  ]);
  const record = JSON.parse(await readFile(await json.path(), "utf8"));
  expect(record).toMatchObject({ node: HARBOR.cordoned, reason: REASON, result: "ended" });
  expect(record.proof.every(({ state }: { state: string }) => state === "holds")).toBe(true);
});

test("the history is narrowed by its address, taken along as CSV, and drawn as run times", async ({
  nodes: { page },
}) => {
  await page.goto(`/maintenance?q=${encodeURIComponent(REASON)}&result=ended`);
  const history = page.getByRole("grid", { name: "History of maintenances" });
  await expect(history.getByRole("row").filter({ hasText: REASON }).first()).toBeVisible();
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  const lines = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toContain("cluster,node,result");
  expect(lines.slice(1).every((line) => line.includes(REASON))).toBe(true);

  await page.getByRole("combobox", { name: /^Began/ }).click();
  await page.getByRole("option", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/time=7d/);
  await expect(page.getByText(/^\d+ runs? begun in the last 7 days$/)).toBeVisible();
  await expect(history.getByRole("row").filter({ hasText: REASON }).first()).toBeVisible();

  await page.emulateMedia({ forcedColors: "active" });
  const fills = await page
    .getByRole("list", { name: "Colours" })
    .locator("[aria-hidden]")
    .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).backgroundImage));
  expect(new Set(fills).size, "draining and held are told apart without colours of our own").toBe(2);
  await page.emulateMedia({ forcedColors: "none" });

  await page.getByRole("combobox", { name: /^Show/ }).click();
  await page.getByRole("option", { name: "Run times" }).click();
  await expect(page).toHaveURL(/show=times/);
  await expect(page.getByRole("img", { name: /^Runs by drain time/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Runs by drain time" })).toContainText("under 30 s");
  await expectAccessible(page);
  await keepPicture(page, "maintenance-times");
  await atPhoneWidth(page, "maintenance-times");

  await page.goto("/maintenance?q=nobody-wrote-this");
  await expect(page.getByRole("heading", { name: "No run matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(page).toHaveURL(/\/maintenance$/);
  await expect(history.getByRole("row").nth(1)).toBeVisible();
});
