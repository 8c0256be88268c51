import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl, statusOf } from "./support/kubectl.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** Opens the palette with the keys that are said and asks for something. */
async function find(page: Page, query: string): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const input = page.getByRole("combobox", { name: "Cluster, node or action" });
  await expect(input).toBeFocused();
  await input.fill(query);
  return page.getByRole("option");
}

/** What the folded part of a dialog says to run; each line without its "kubectl". */
async function equivalent(dialog: Locator): Promise<string[][]> {
  const lines = dialog.getByText(/^kubectl (cordon|uncordon|drain|annotate) /);
  if (!(await lines.isVisible())) await dialog.getByText("kubectl equivalent").click();
  await expect(lines).toBeVisible();
  const text = (await lines.textContent()) ?? "";
  return text.split("\n").map((line) => line.split(" ").slice(1));
}

test("an action on a node is found by its verb and a part of the name, and asks in the same dialog", async ({
  nodes: { page, cluster },
}) => {
  const dialog = page.getByRole("dialog", { name: "Cordon", exact: true });

  await test.step("what can be done and what is refused, told with its reason", async () => {
    const options = await find(page, "cordon 1-174");
    await expect(options.first()).toContainText(`Cordon…${HARBOR.quiet}`);
    await expect(options.nth(1)).toHaveAttribute("aria-disabled", "true");
    await expect(options.nth(1)).toContainText("Already schedulable.");
    await expect(page.getByText("2 entries found")).toBeAttached();
    await keepPicture(page, "palette");
    await expectAccessible(page);
    await atPhoneWidth(page, "palette");
  });

  await test.step("a refused one does nothing; the other opens its dialog, and its address stays plain", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("option")).toHaveCount(2);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeVisible();
    await expect(page).toHaveURL(`/clusters/${cluster}/nodes/${HARBOR.quiet}`);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready");
  });

  await test.step("the kubectl that it says does the same", async () => {
    const [line = []] = await equivalent(dialog);
    await expectAccessible(page);
    await keepPicture(page, "kubectl-cordon");
    await kubectl(...line);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready,SchedulingDisabled");
    await expect(dialog).toContainText("Already cordoned.");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("on its page the node's actions come first, and its dialog opens there", async () => {
    const options = await find(page, "");
    await expect(options.first()).toContainText("Turn on maintenance mode…");
    await keepPicture(page, "palette-node");
    await page.getByRole("combobox").fill("uncordon");
    await expect(options.first()).toContainText(`Uncordon…${HARBOR.quiet}`);
    await page.keyboard.press("Enter");
    const uncordon = page.getByRole("dialog", { name: "Uncordon" });
    await uncordon.getByRole("button", { name: "Uncordon" }).click();
    await expect(uncordon).toBeHidden();
    await expect.poll(() => statusOf(HARBOR.quiet)).toBe("Ready");
  });
});

test("the plan says the kubectl drain of its options, and the palette goes to pages", async ({
  nodes: { page, cluster },
}) => {
  await find(page, "turn on maintenance 2-131");
  await expect(page.getByRole("option").first()).toContainText(HARBOR.several);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Turn on maintenance mode" });
  await expect(dialog.getByRole("heading", { name: "Checks" })).toBeVisible();
  await expect(dialog.getByLabel("Reason")).toBeFocused();

  await test.step("without an agreement kubectl refuses, too; with all of them it would drain", async () => {
    const dryRun = async () => {
      const [line = []] = await equivalent(dialog);
      return kubectl(...line, "--dry-run=client");
    };
    await expect(dryRun()).rejects.toThrow(/use --force|use --delete-emptydir-data/);
    await expect(dialog.getByText(/^It refuses without --force/)).toBeVisible();
    for (const consent of await dialog.getByRole("checkbox").all()) await consent.click();
    await expect(dialog.getByText(/--force --timeout=1800s$/)).toBeVisible();
    await expect(dialog.getByText(/^It refuses without/)).toHaveCount(0);
    expect(await dryRun()).toContain(`node/${HARBOR.several} drained (dry run)`);
    const last = dialog.getByText(/^Who, why and since when is not kept/);
    await last.scrollIntoViewIfNeeded();
    await keepPicture(page, "kubectl-plan");
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await last.scrollIntoViewIfNeeded();
    await atPhoneWidth(page, "kubectl-plan");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("pages are found from anywhere, and nothing is said to be nothing", async () => {
    await find(page, "cordon nowhere-at-all");
    await expect(page.getByText("No cluster, node, page or action has all of these words.")).toBeVisible();
    await page.getByRole("combobox").fill("events");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/clusters/${cluster}/events`);
    await find(page, "");
    await expect(page.getByRole("group", { name: "Go to" })).toBeVisible();
    await keepPicture(page, "palette-pages");
    await page.getByRole("combobox").fill("theme");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});
