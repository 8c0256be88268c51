import { AuditPage } from "@/lib/contracts/audit";
import { NodeDetail } from "@/lib/contracts/node-detail";
import { Problem } from "@/lib/contracts/problem";
import { expectAccessible } from "./support/axe.ts";
import { dataOf } from "./support/console.ts";
import { killDatabase } from "./support/embedded-database.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf, podsOn, statusOf } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** The console starts its server again each second, and asks it as often. */
const RETURN = { timeout: 30_000 };

test("a database that is killed in mid-drain stops what would begin, and nothing else", async ({
  nodes,
  api,
  harbor,
}) => {
  test.setTimeout(240_000);
  const { page, cluster } = nodes;
  const node = HARBOR.several;
  const banner = page.getByText("The console's database gives no answer since");
  const pathOf = (name: string, verb = "") => `/api/v1/clusters/${cluster}/nodes/${name}${verb}`;
  const begun = new Date().toISOString();
  await nodes.turnOn(node, "Kernel update");
  await expect(nodes.dial(node, /^Initiated, [1-9]\d* of \d+ pods moved/)).toBeVisible(DRAIN);
  const other = await page.context().newPage();
  const giveBack = await killDatabase(dataOf(harbor));
  try {
    expect((await podsOn(node)).others).not.toEqual([]);
    await test.step("what happened, what goes on and what to do is said on top of the page", async () => {
      await expect(banner).toBeVisible();
      await expect(page.getByText("What runs goes on and is recorded later")).toBeVisible();
      await expectAccessible(page);
      await keepPicture(page, "database-away");
      await atPhoneWidth(page, "database-away");
    });

    await test.step("nothing new begins: in words, by the API and in the dialog", async () => {
      const body = { data: { reason: "Not now" } };
      for (const refused of [
        await api.post(pathOf(HARBOR.quiet, "/maintenance"), body),
        await api.post(pathOf(HARBOR.quiet, "/cordon")),
      ]) {
        expect(refused.status()).toBe(503);
        expect(Problem.parse(await refused.json())).toMatchObject({
          code: "database-away",
          title: "The console's database does not take records",
          retryable: true,
        });
      }
      const dialog = await nodes.openPlan(HARBOR.quiet);
      for (const consent of await dialog.getByRole("checkbox").all()) await consent.click();
      await dialog.getByLabel("Reason").fill("Not now");
      await dialog.getByRole("button", { name: "Turn on maintenance mode" }).click();
      await expect(dialog).toContainText("The console's database does not take records");
      await keepPicture(page, "database-away-refused");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      expect([await statusOf(HARBOR.quiet), await intentOf(HARBOR.quiet)]).toEqual(["Ready", undefined]);
    });

    await test.step("the drain goes on to its end, and pages are read", async () => {
      await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);
      expect((await podsOn(node)).others).toEqual([]);
      await nodes.open();
      await expect(banner).toBeVisible();
      await page.goto(`/clusters/${cluster}/workloads`);
      await expect(page.locator('[data-row="orders/StatefulSet/orders-db"]')).toBeVisible();
      expect((await api.get(pathOf(HARBOR.quiet))).status()).toBe(200);
    });

    await test.step("what only the database knows says that it can't be read", async () => {
      await other.goto("/people");
      await expect(other.getByRole("button", { name: "Try again" }).first()).toBeVisible();
    });
  } finally {
    await giveBack();
  }

  await test.step("it comes back: the banner goes, and what happened meanwhile was written down", async () => {
    await expect(banner).toBeHidden(RETURN);
    // Nobody has to try again.
    await expect(other.getByRole("button", { name: "Try again" })).toHaveCount(0, RETURN);
    await expect(other.getByRole("heading", { name: "People" })).toBeVisible();
    await other.close();
    const told = async () => {
      const params = { object: node, from: begun };
      const answer = await api.get("/api/v1/audit", { params });
      return AuditPage.parse(await answer.json()).items.map(({ action, result }) => `${action} ${result}`);
    };
    await expect.poll(told, RETURN).toContain("maintenance.complete done");
    await nodes.open();
    await nodes.turnOff(node, "not moved back");
    await expect(nodes.dial(node, "Healthy")).toBeVisible();
    expect(await statusOf(node)).toBe("Ready");
    await expect.poll(told, RETURN).toContain("maintenance.ended done");
    const [run] = NodeDetail.parse(await (await api.get(pathOf(node))).json()).history.runs;
    expect(run).toMatchObject({ reason: "Kernel update", completeAt: expect.any(String) });
    expect(run?.ended).toBeDefined();
  });

  await test.step("what was refused begins", async () => {
    expect((await api.post(pathOf(HARBOR.quiet, "/cordon"))).status()).toBe(200);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready,SchedulingDisabled");
    expect((await api.post(pathOf(HARBOR.quiet, "/uncordon"))).status()).toBe(200);
  });
});
