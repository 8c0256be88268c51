import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** Jobs of the sandbox take six seconds; its machine may be busy. */
const SCAN = { timeout: 60_000 };

const jobs = () => kubectl("get", "jobs", "-n", "drydock-scans", "-l", "drydock.dev/scan", "-o", "name");

/** Lets the pods of a run go on for so long, counted from their start, and not for the six seconds of the sandbox. */
async function lasting(run: string, time: string): Promise<void> {
  const ours = ["-n", "drydock-scans", "-l", `drydock.dev/scan=${run}`];
  await expect.poll(() => kubectl("get", "pods", ...ours, "-o", "name"), SCAN).toContain("pod/");
  await kubectl("annotate", "--overwrite", "pods", ...ours, `sandbox.drydock.dev/run-for=${time}`);
}

test("kube-bench runs on the control plane and shows by node what it found; it can be cancelled", async ({
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
  expect((await jobs()).split("\n")).toHaveLength(3);
  await scans.getByRole("button", { name: /^Delete kube-bench/ }).click();
  await expect(page.getByText("No scan yet.")).toBeVisible();

  await page.getByRole("combobox", { name: "What to scan" }).click();
  await page.getByRole("option", { name: "kube-bench on chosen nodes" }).click();
  await page.getByRole("textbox", { name: "Narrow by name" }).fill(HARBOR.clear);
  await page.getByRole("checkbox", { name: HARBOR.clear, exact: true }).click();
  await expect(page.getByText("1 node chosen")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start scan" }).click();
  const label = "jsonpath={.items[0].metadata.labels.drydock\\.dev/scan}";
  await expect(scans).toContainText("0 of 1 node");
  await lasting(await kubectl("get", "jobs", "-n", "drydock-scans", "-o", label), "60s");
  await scans.getByRole("button", { name: /^Cancel kube-bench/ }).click();
  await expect(page.getByText("No scan yet.")).toBeVisible();
  await expect.poll(jobs).toBe("");
});

test("a plan tells of a scan that runs, waits for it, and starts by itself when it has ended", async ({
  nodes,
  api,
  cluster,
}) => {
  const { page } = nodes;
  const started = await api.post(`/api/v1/clusters/${cluster}/scans`, {
    data: { kind: "kube-bench", scope: { nodes: [HARBOR.clear] } },
  });
  expect(started.status(), await started.text()).toBe(201);
  const { run } = (await started.json()) as { run: string };
  await lasting(run, "600s");
  const dialog = await nodes.openPlan(HARBOR.cordoned);
  await expect(dialog).toContainText(new RegExp(`kube-bench ${run} of .* has run for .*, 0 of 1 node done`));
  for (const consent of await dialog.getByRole("checkbox").all()) await consent.click();
  await dialog.getByLabel("Reason").fill("After the scan");
  const startAfter = dialog.getByRole("button", { name: "Start when the scan has ended" });
  await startAfter.click();
  await expect(dialog).toContainText("Keep this open: it starts when the scan has ended.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const message = page.getByRole("status").filter({ hasText: "will not start" });
  await expect(message).toContainText("closed while it waited for the scan");
  await message.getByRole("button", { name: "Close message" }).click();

  await nodes.openPlan(HARBOR.cordoned);
  for (const consent of await dialog.getByRole("checkbox").all()) await consent.click();
  await dialog.getByLabel("Reason").fill("After the scan");
  await startAfter.click();
  await expect(dialog).toContainText("Keep this open: it starts when the scan has ended.");
  await expectAccessible(page);
  await keepPicture(page, "scan-plan");
  await lasting(run, "1s");
  await expect(dialog).toBeHidden(SCAN);
  const ours = ["-n", "drydock-scans", "-l", `drydock.dev/scan=${run}`];
  expect(await kubectl("get", "jobs", ...ours, "-o", "jsonpath={.items[0].status.succeeded}")).toBe("1");
  await nodes.turnOff(HARBOR.cordoned, "stays cordoned");
  await expect(nodes.dial(HARBOR.cordoned, /Healthy/)).toBeVisible(DRAIN);
  expect((await api.delete(`/api/v1/clusters/${cluster}/scans/${run}`)).status()).toBe(200);
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

test("a schedule is made, changed, switched off and removed", async ({ nodes }) => {
  const { page } = nodes;
  await page.getByRole("link", { name: "Scan", exact: true }).click();
  await expect(page.getByText("No schedule yet.")).toBeVisible();
  await page.getByRole("button", { name: "Schedule a scan…" }).click();
  const dialog = page.getByRole("dialog", { name: "Schedule a scan" });
  await dialog.getByRole("combobox", { name: "Day" }).click();
  await page.getByRole("option", { name: "Each Monday" }).click();
  await dialog.getByLabel("Time", { exact: true }).fill("03:30");
  await expectAccessible(page);
  await keepPicture(page, "scan-schedule");
  await dialog.getByRole("button", { name: "Schedule a scan" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("table", { name: "Schedules" }).getByRole("row", { name: /kube-bench/ });
  await expect(row).toContainText("kube-bench on all nodes");
  await expect(row).toContainText(/Each Monday at 03:30, \S+/);
  await expect(row).toContainText("Never");
  await expectAccessible(page);

  await row.getByRole("button", { name: /^Change…/ }).click();
  const change = page.getByRole("dialog", { name: "Change the schedule" });
  await change.getByRole("combobox", { name: "Day" }).click();
  await page.getByRole("option", { name: "Each day" }).click();
  await change.getByRole("button", { name: "Change the schedule" }).click();
  await expect(row).toContainText(/Each day at 03:30, \S+/);
  await row.getByRole("button", { name: /^Switch off/ }).click();
  await expect(row).toContainText("None while it is off");
  await keepPicture(page, "scan-schedules");
  await atPhoneWidth(page, "scan-schedules");
  await row.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText("No schedule yet.")).toBeVisible();
});
