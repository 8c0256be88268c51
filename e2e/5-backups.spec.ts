import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

const LABEL = "velero.io/exclude-from-backup";

async function labelOf(node: string): Promise<string | undefined> {
  const { metadata } = JSON.parse(await kubectl("get", "node", node, "-o", "json")) as {
    metadata: { labels: Record<string, string> };
  };
  return metadata.labels[LABEL];
}

test("the Backups tab shows what Velero has, and starts a backup that kubectl sees", async ({
  nodes: { page },
}) => {
  await page.getByRole("link", { name: "Backups" }).click();
  const backups = page.getByRole("table", { name: "Backups" });
  await expect(backups.getByRole("row", { name: /data-before-upgrade/ })).toContainText("InProgress");
  await expect(page.getByRole("table", { name: "Storage locations" })).toContainText("AccessDenied");
  await expect(
    page.getByRole("table", { name: "Schedules" }).getByRole("row", { name: /orders-hourly/ }),
  ).toContainText("Paused");
  await expect(page.getByRole("table", { name: "Volumes being read now" })).toContainText(HARBOR.volumes);
  await expectAccessible(page);
  await keepPicture(page, "backups");
  await page.getByRole("button", { name: "Start a backup…" }).click();
  const dialog = page.getByRole("dialog", { name: "Start a backup" });
  await dialog.getByLabel("Namespaces").fill("Shop");
  await expect(dialog).toContainText("Shop is not the name of a namespace");
  await dialog.getByLabel("Namespaces").fill("shop, orders");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Start a backup" }).click();
  await expect(dialog).toBeHidden();
  const started = backups.getByRole("row", { name: /manual-/ });
  await expect(started).toContainText("shop and orders");
  const [name = ""] = /manual-\d+/.exec((await started.textContent()) ?? "") ?? [];
  const spec = "jsonpath={.spec.includedNamespaces} {.spec.storageLocation} {.spec.ttl}";
  expect(await kubectl("get", "backups.velero.io", "-n", "velero", name, "-o", spec)).toBe(
    '["shop","orders"] default 720h0m0s',
  );
  await page.getByRole("button", { name: "Start now… a backup of nightly" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start a backup" }).click();
  await expect(backups.getByRole("row", { name: /nightly-\d{14}/ })).toBeVisible();
  await atPhoneWidth(page, "backups");
});

test("a plan warns of the volume that is being read, and a node in maintenance is left out until it ends", async ({
  nodes,
}) => {
  const { page } = nodes;
  const dialog = await nodes.openPlan(HARBOR.volumes);
  await expect(dialog).toContainText("A backup reads volumes here");
  await expect(dialog).toContainText("data/data-analytics-db-0 on this node: InProgress since");
  await page.keyboard.press("Escape");

  expect(await labelOf(HARBOR.cordoned)).toBeUndefined();
  await nodes.turnOn(HARBOR.cordoned, "Backups journey");
  await nodes.expectTip(HARBOR.cordoned, "Maintenance Mode");
  expect(await labelOf(HARBOR.cordoned)).toBe("true");
  await page.getByRole("link", { name: "Backups" }).click();
  const banner = page.getByRole("status").filter({ hasText: "1 node in maintenance" });
  await expect(banner).toContainText(`leave out ${HARBOR.cordoned} while in maintenance`);
  await expectAccessible(page);
  await keepPicture(page, "backups-maintenance");
  await banner.getByRole("link", { name: "Go to nodes" }).click();
  await nodes.turnOff(HARBOR.cordoned, "stays cordoned");
  await expect.poll(() => labelOf(HARBOR.cordoned), DRAIN).toBeUndefined();
});

test("a label that was there before stays", async ({ nodes }) => {
  await kubectl("label", "node", HARBOR.quiet, `${LABEL}=true`);
  try {
    await nodes.turnOn(HARBOR.cordoned, "Another one");
    await nodes.page.getByRole("link", { name: "Backups" }).click();
    await expect(nodes.page.getByRole("status").filter({ hasText: "in maintenance" })).toContainText(
      `${HARBOR.quiet} by a label that somebody else set`,
    );
    await nodes.page.getByRole("link", { name: "Go to nodes" }).click();
    await nodes.turnOff(HARBOR.cordoned, "stays cordoned");
    await expect.poll(() => labelOf(HARBOR.cordoned), DRAIN).toBeUndefined();
    expect(await labelOf(HARBOR.quiet)).toBe("true");
  } finally {
    await kubectl("label", "node", HARBOR.quiet, `${LABEL}-`);
  }
});
