import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** Jobs of the sandbox take six seconds. */
const SCAN = { timeout: 60_000 };

test("kube-bench runs on the control plane and shows by node what it found; a plan warns while it runs", async ({
  nodes,
}) => {
  const { page } = nodes;
  await page.getByRole("link", { name: "Scan", exact: true }).click();
  await expect(page.getByText("No scan yet.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "What to scan" }).click();
  await page.getByRole("option", { name: "kube-bench on the control plane" }).click();
  await page.getByRole("button", { name: "Start scan" }).click();
  const scans = page.getByRole("region", { name: "Scans" });
  await expect(scans).toContainText("of 3 nodes");
  await nodes.open();
  const dialog = await nodes.openPlan(HARBOR.clear);
  await expect(dialog).toContainText("pods of scans run");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Scan", exact: true }).click();
  await expect(scans).toContainText("Done", SCAN);
  await expect(scans.getByRole("listitem").filter({ hasText: HARBOR.controlPlane }).last()).toContainText(
    "2 fail, 1 warn, 1 info, 4 pass",
  );
  await expect(scans).toContainText("set --profiling=false");
  await scans.getByRole("button", { name: "Show all 8" }).first().press("Enter");
  await expect(scans).toContainText("Ensure that the --audit-log-path argument is set");
  await expectAccessible(page);
  await keepPicture(page, "scan");
  await atPhoneWidth(page, "scan");
  const jobs = await kubectl("get", "jobs", "-n", "drydock-scans", "-l", "drydock.dev/scan", "--no-headers");
  expect(jobs.split("\n")).toHaveLength(3);
  await scans.getByRole("button", { name: /^Delete kube-bench/ }).click();
  await expect(page.getByText("No scan yet.")).toBeVisible();
});

test("no scan starts while a node is in maintenance, in the tab and over the API", async ({
  nodes,
  api,
  cluster,
}) => {
  const { page } = nodes;
  await nodes.turnOn(HARBOR.cordoned, "Scan journey");
  await page.getByRole("link", { name: "Scan", exact: true }).click();
  const start = page.getByRole("button", { name: "Start scan" });
  await expect(start).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(`Not now: ${HARBOR.cordoned} is in maintenance`)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "1 node in maintenance" })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "scan-maintenance");
  const refused = await api.post(`/api/v1/clusters/${cluster}/scans`, { data: { kind: "kube-bench" } });
  expect(refused.status()).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "refused" });
  expect(await kubectl("get", "jobs", "-n", "drydock-scans", "-o", "name")).toBe("");
  await page.getByRole("link", { name: "Go to nodes" }).click();
  await nodes.turnOff(HARBOR.cordoned, "stays cordoned");
  await expect(nodes.dial(HARBOR.cordoned, /Healthy/)).toBeVisible(DRAIN);
});
