import { expect, type Locator, type Page } from "@playwright/test";

/** Drains of the harbor take about a quarter of a minute; its machine may be busy. */
export const DRAIN = { timeout: 90_000 };

/** The Nodes tab, in the words that are on the screen. */
export class NodesPage {
  readonly page: Page;
  readonly cluster: string;

  constructor(page: Page, cluster: string) {
    this.page = page;
    this.cluster = cluster;
  }

  async open(): Promise<void> {
    await this.page.goto(`/clusters/${this.cluster}/nodes`);
    const table = this.page.getByRole("treegrid", { name: "Nodes" });
    await expect(table).toBeVisible();
    // Its rows are there before anything hears keys and clicks.
    await expect(table).not.toHaveAttribute("aria-busy");
  }

  row(node: string): Locator {
    return this.page.locator(`[role="row"][data-row="${node}"]`);
  }

  /** The sign in the Health column: its name says state, count and cause. */
  dial(node: string, name: string | RegExp): Locator {
    return this.row(node).getByRole("img", { name });
  }

  /** Opens the three-dot menu and returns one of its items. */
  async menuItem(node: string, name: string): Promise<Locator> {
    await this.row(node)
      .getByRole("button", { name: `Actions for ${node}` })
      .click();
    return this.page.getByRole("menuitem", { name });
  }

  async openPlan(node: string): Promise<Locator> {
    await (await this.menuItem(node, "Turn on maintenance mode")).click();
    const dialog = this.page.getByRole("dialog", { name: "Turn on maintenance mode" });
    await expect(dialog.getByRole("heading", { name: "Checks" })).toBeVisible();
    return dialog;
  }

  /** Turns maintenance on as a person does: plan, reason, every consent that is asked for, confirm. */
  async turnOn(node: string, reason: string): Promise<void> {
    const dialog = await this.openPlan(node);
    for (const consent of await dialog.getByRole("checkbox").all()) await consent.click();
    await dialog.getByLabel("Reason").fill(reason);
    const start = dialog.getByRole("button", { name: "Turn on maintenance mode" });
    await expect(start).not.toHaveAttribute("aria-disabled", "true");
    await start.click();
    await expect(dialog).toBeHidden();
  }

  /** Turns it off; `says` is read in the dialog before it is confirmed. */
  async turnOff(node: string, says: string | RegExp): Promise<void> {
    await (await this.menuItem(node, "Turn off maintenance mode")).click();
    const dialog = this.page.getByRole("dialog", { name: "Turn off maintenance mode" });
    await expect(dialog).toContainText(says);
    await dialog.getByRole("button", { name: "Turn off maintenance mode" }).click();
    await expect(dialog).toBeHidden();
  }

  /** The tooltip of the sign has this title. */
  async expectTip(node: string, title: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.row(node).getByRole("img").first().hover();
    await expect(this.page.getByRole("tooltip")).toContainText(title);
    await this.page.mouse.move(0, 0);
    await expect(this.page.getByRole("tooltip")).toBeHidden();
  }
}
