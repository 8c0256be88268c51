import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";

const PASSWORD = "a ship lies in the dock";

/** Invites somebody on the People page and returns the link that is shown. */
export async function invite(page: Page, email: string, role?: string): Promise<string> {
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  const address = dialog.getByLabel("E-mail address");
  await expect(address).toBeFocused();
  await address.fill(email);
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
export async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: new URL(link).origin })).newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  expect(page.url()).not.toContain("#");
  await page.getByRole("button", { name: /Join|Become/ }).click();
  await expect(page).toHaveURL(/\/clusters$/);
  return page;
}
