import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { ROOT } from "./sandbox.ts";

/** Beside the reports, in light: for whoever looks at what the screens look like, and for `npm run pictures`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.screenshot({
    path: path.join(ROOT, "test-results/pictures", `${name}.png`),
    animations: "disabled",
  });
}

/** The page at 390 px does not scroll sideways. Goes back to the width that it had. */
export async function atPhoneWidth(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await keepPicture(page, `${name}-390`);
  if (before) await page.setViewportSize(before);
}
