import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";
import { type PostOffice, type Receiver, startPostOffice, startReceiver } from "./support/receivers.ts";

/** Its drain is short, since others before left it empty, and comes to its end. */
const NODE = HARBOR.cordoned;
/** The first try after one that failed comes within 5 s. */
const NEXT_TRY = { timeout: 20_000 };

let receiver: Receiver;
let office: PostOffice;

test.beforeAll(async ({ console }) => {
  receiver = await startReceiver();
  office = await startPostOffice(console.mailPort);
});
test.afterAll(async () => {
  await receiver.close();
  await office.close();
});

interface Given {
  name: string;
  kind?: string;
  address: string;
}

/** Fills the form of a new channel and adds it. */
async function addChannel(page: Page, { name, kind, address }: Given): Promise<Locator> {
  await page.getByRole("button", { name: "Add channel" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Add channel" })).toHaveAttribute("aria-disabled", "true");
  if (kind) {
    await dialog.getByRole("combobox", { name: /^Kind/ }).click();
    await page.getByRole("option", { name: kind }).click();
  }
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel(/^(Address|E-mail addresses)/).fill(address);
  await dialog.getByRole("button", { name: "Add channel" }).click();
  return dialog;
}

/** A channel as the page lists it; messages of the page are lists as well. */
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "Channels" }).getByRole("listitem").filter({ hasText: name });

/** What stands beside a channel after its test. */
async function testOf(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `Send a test to ${name}` }).click();
  return rowOf(page, name).getByRole("status");
}

test("webhook and mail are added, tested, tried again, turned off and removed", async ({ nodes, api }) => {
  test.setTimeout(240_000);
  const { page } = nodes;
  const told = (event: string) => receiver.told.filter((each) => each.event === event);
  let secret = "";

  await test.step("an empty page says what to do", async () => {
    await page
      .getByRole("navigation", { name: "Main menu" })
      .getByRole("link", { name: "Notifications" })
      .click();
    await expect(page.getByRole("heading", { name: "Nobody is told yet" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a webhook's secret is shown once, and signs its test", async () => {
    const dialog = await addChannel(page, { name: "Operations", address: receiver.url });
    await expect(dialog).toContainText("not shown again");
    secret = (await dialog.locator("pre").textContent()) ?? "";
    expect(secret).toMatch(/^whsec_/);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(await testOf(page, "Operations")).toContainText("taken. The receiver said: 200: thanks.");
    const [first] = told("test");
    expect([first?.signedWith(secret), first?.signedWith("whsec_else")]).toEqual([true, false]);
    const listed = await (await page.request.get("/api/v1/channels")).text();
    for (const kept of [secret, "canary"]) expect(listed).not.toContain(kept);
  });

  await test.step("mail reaches a real server", async () => {
    await addChannel(page, { name: "Nights", kind: "E-mail", address: "ops@example.com" });
    await expect(await testOf(page, "Nights")).toContainText("The receiver said: 250");
    expect(office.mails.at(-1)).toContain("Subject: Test from Drydock");
  });

  await test.step("a private network that nobody allowed is refused in words", async () => {
    const dialog = await addChannel(page, { name: "Elsewhere", address: "http://10.1.2.3/hook" });
    await dialog.getByRole("button", { name: "Done" }).click();
    const result = await testOf(page, "Elsewhere");
    await expect(result).toContainText("not taken.");
    await expect(result).toContainText("10.1.2.3 is in a private network");
    await expect(result).toContainText("receivers of notifications may be in");
    await expectAccessible(page);
    await keepPicture(page, "notifications");
    await atPhoneWidth(page, "notifications");
  });

  await test.step("it is turned off and removed by keys", async () => {
    const row = rowOf(page, "Elsewhere");
    const actions = row.getByRole("button", { name: "Actions for Elsewhere" });
    await actions.press("Enter");
    await page.getByRole("menuitem", { name: "Turn off" }).press("Enter");
    await expect(row).toContainText("Off");
    await actions.press("Enter");
    await page.getByRole("menuitem", { name: "Remove…" }).press("Enter");
    const asks = page.getByRole("dialog", { name: "Remove channel" });
    await expect(asks.getByRole("button", { name: "Cancel" })).toBeFocused();
    await asks.getByRole("button", { name: "Remove channel" }).press("Enter");
    await expect(row).toHaveCount(0);
  });

  await test.step("a maintenance is told from on to off; what was not taken comes again, under the same id", async () => {
    receiver.answer = (event, earlier) => (event === "started" && earlier === 0 ? 500 : 200);
    const maintenance = `/api/v1/clusters/${nodes.cluster}/nodes/${NODE}/maintenance`;
    const statuses = (event: string) => told(event).map(({ status }) => status);
    await nodes.open();
    await nodes.turnOn(NODE, "Journey of notifications");
    try {
      await expect.poll(() => statuses("started"), NEXT_TRY).toEqual([500, 200]);
      expect(new Set(told("started").map(({ delivery }) => delivery)).size).toBe(1);
      await expect.poll(() => statuses("complete"), DRAIN).toEqual([200]);
    } finally {
      expect((await api.delete(maintenance)).ok()).toBe(true);
      await expect.poll(() => intentOf(NODE), DRAIN).toBeUndefined();
    }
    await expect.poll(() => statuses("ended"), NEXT_TRY).toEqual([200]);
    for (const event of ["started", "complete", "ended"])
      for (const each of told(event)) expect([each.node, each.signedWith(secret)]).toEqual([NODE, true]);
  });

  for (const { id } of (await (await page.request.get("/api/v1/channels")).json()).items)
    await page.request.delete(`/api/v1/channels/${id}`, { headers: { origin: new URL(page.url()).origin } });
});
