import { NodeDetail } from "@/lib/contracts/node-detail";
import { ClusterUsage } from "@/lib/contracts/usage";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { apply, kubectl } from "./support/kubectl.ts";
import { measureUse } from "./support/metrics.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { keepPicture } from "./support/pictures.ts";

const NODE = HARBOR.quiet;
const LABEL = "topology.kubernetes.io/zone";

test("the page of a node tells what kubectl tells", async ({ nodes: { page, cluster }, api }) => {
  // Six times axe, in light and in dark.
  test.setTimeout(240_000);
  const told = await api.get(`/api/v1/clusters/${cluster}/nodes/${HARBOR.volumes}`);
  const detail = NodeDetail.parse(await told.json());
  const path =
    "jsonpath={.status.nodeInfo.kernelVersion} {.status.addresses[0].address} {.status.capacity.cpu}";
  const [kernel = "", address = "", cpu = ""] = (
    await kubectl("get", "node", HARBOR.volumes, "-o", path)
  ).split(" ");
  const attached = await kubectl(
    "get",
    "volumeattachments",
    "-o",
    `jsonpath={range .items[?(@.spec.nodeName=="${HARBOR.volumes}")]}{.spec.source.persistentVolumeName}{"\\n"}{end}`,
  );
  const volumes = attached.split("\n").filter(Boolean).sort();
  expect(volumes.length).toBeGreaterThan(0);
  expect(detail.volumes.map(({ name }) => name)).toEqual(volumes);
  expect(detail.resources[0]).toMatchObject({ name: "cpu", capacity: Number(cpu) * 1000 });

  await page.goto(`/clusters/${cluster}/nodes/${HARBOR.volumes}`);
  const overview = page.getByRole("tabpanel", { name: "Overview" });
  await expect(overview).toContainText(kernel);
  await expect(overview).toContainText(address);
  await expect(overview).toContainText("KubeletReady");
  await expectAccessible(page);

  await test.step("its tabs by keyboard", async () => {
    await page.keyboard.press("]");
    await expect(page.getByRole("tab", { name: /^Pods/, selected: true })).toBeVisible();
    await expect(page).toHaveURL(/tab=pods/);
    await expectAccessible(page);
    await page.keyboard.press("]");
    const panel = page.getByRole("tabpanel", { name: /^Volumes/ });
    for (const volume of volumes) await expect(panel).toContainText(volume);
    await expectAccessible(page);
    await page.keyboard.press("]");
    await expect(page.getByRole("tabpanel", { name: "Events" })).toContainText("RegisteredNode");
    await expectAccessible(page);
    await page.keyboard.press("]");
    const history = page.getByRole("tabpanel", { name: "History" });
    await expect(history).toContainText("The console remembers since today");
    await expectAccessible(page);
    await page.keyboard.press("]");
    await expect(overview).toBeVisible();
    await page.keyboard.press("[");
    await expect(history).toBeVisible();
    // A link to a tab opens it.
    await page.reload();
    await expect(history).toBeVisible();
  });

  await test.step("its labels, narrowed, lead to the nodes that carry them", async () => {
    await page.keyboard.press("]");
    const labels = overview.getByRole("link", { name: "kubernetes.io" });
    await expect(labels.first()).toBeVisible();
    const all = await labels.count();
    await page.getByRole("searchbox", { name: "Filter labels" }).fill("zone");
    await expect(labels).toHaveCount(1);
    expect(all).toBeGreaterThan(1);
    const zone = await labels.first().textContent();
    expect(zone).toContain(`${LABEL}=`);
    await expect(labels.first()).toHaveAttribute(
      "href",
      `/clusters/${cluster}/nodes?label=${encodeURIComponent(zone ?? "")}`,
    );
  });
});

test("an event shows by itself while the page is open", async ({ nodes: { page, cluster } }) => {
  await page.goto(`/clusters/${cluster}/nodes/${NODE}?tab=events`);
  const panel = page.getByRole("tabpanel", { name: "Events" });
  await expect(panel).toContainText("RegisteredNode");
  const at = new Date().toISOString().replace(/\.\d+/, "");
  await apply({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `journey-${Date.now()}`, namespace: "default" },
    involvedObject: { apiVersion: "v1", kind: "Node", name: NODE, uid: NODE },
    type: "Warning",
    reason: "FanFailed",
    message: "Fan 3 turns no more.",
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    source: { component: "node-problem-detector" },
  });
  const told = panel.getByRole("listitem").filter({ hasText: "FanFailed" });
  await expect(told.getByRole("img", { name: "Warning" })).toBeVisible();
  await expect(told).toContainText("Fan 3 turns no more.");
});

test("the drain is drawn as the server saw it, whenever the page is opened", async ({ nodes, api }) => {
  test.setTimeout(240_000);
  const { page, cluster } = nodes;
  const path = `/api/v1/clusters/${cluster}/nodes/${NODE}`;
  await nodes.turnOn(NODE, "Firmware");
  await expect(nodes.dial(NODE, /^(Complete|Initiated, [1-9]\d* of)/)).toBeVisible(DRAIN);

  const { drain, history } = NodeDetail.parse(await (await api.get(path)).json());
  const left = drain?.points.map((point) => point.left) ?? [];
  const total = history.runs[0]?.podsToMove ?? 0;
  expect(left[0]).toBe(total);
  expect(left.at(-1)).toBeLessThan(total);
  expect(left).toEqual(left.toSorted((a, b) => b - a));

  // This page was not open when the first pods left.
  await page.goto(`/clusters/${cluster}/nodes/${NODE}`);
  const panel = page.getByRole("tabpanel", { name: "Maintenance" });
  const title = new RegExp(`^Pods left to move \\d+ of ${total}, `);
  await expect(panel.getByRole("heading", { name: title })).toBeVisible();
  await expect(panel.getByRole("figure")).toContainText(`${total} pods to move at`);
  await expect(panel).toContainText("of 5 hold");
  await expectAccessible(page);
  await keepPicture(page, "node");

  await page.getByRole("tab", { name: "Events" }).click();
  await expect(page.getByRole("tabpanel", { name: "Events" })).toContainText("MaintenanceStarted");
  await page.getByRole("tab", { name: "History" }).click();
  const runs = page.getByRole("tabpanel", { name: "History" }).getByRole("listitem");
  const run = runs.filter({ hasText: "Firmware" });
  await expect(run).toContainText(`${total} pods to move. On`);

  await nodes.open();
  await nodes.turnOff(NODE, "not moved back");
  await expect(nodes.dial(NODE, "Healthy")).toBeVisible();
  await page.goto(`/clusters/${cluster}/nodes/${NODE}?tab=history`);
  await expect(run).toContainText("Maintenance ended, takes pods again");
});

test("real use shows where it is measured, and leaves no gap where it is not", async ({
  nodes,
  api,
  console,
}) => {
  test.setTimeout(240_000);
  const { page, cluster } = nodes;
  const usage = async () =>
    ClusterUsage.parse(await (await api.get(`/api/v1/clusters/${cluster}/usage`)).json());
  const capacity = page.getByRole("region", { name: "Requested on schedulable workers" });
  await page.goto(`/clusters/${cluster}`);
  await expect(capacity).toContainText("CPU");
  await expect(capacity).not.toContainText("used");
  expect(await usage()).toEqual({});

  await measureUse({ cpu: "1500m", memory: "3Gi" });
  // One that found nothing asks again after minutes; one that was just started asks at once.
  await console.stop();
  await console.start();
  await page.goto(`/clusters/${cluster}`);
  await expect(capacity).toContainText("cores used");
  await expectAccessible(page);
  await page.goto(`/clusters/${cluster}/nodes/${NODE}`);
  const overview = page.getByRole("tabpanel", { name: "Overview" });
  await expect(overview).toContainText("1.5 cores used");
  await expect(overview).toContainText("3 GiB used");
  await nodes.open();
  const cell = nodes.row(NODE).getByTitle("1.5 cores used");
  await expect(cell).toBeVisible();

  await kubectl("delete", "crd", "nodes.metrics.k8s.io");
  await expect.poll(usage, { timeout: 60_000 }).toEqual({});
  await expect(cell).toHaveCount(0, { timeout: 30_000 });
  await page.goto(`/clusters/${cluster}/nodes/${NODE}`);
  await expect(overview).toContainText("Ephemeral storage");
  await expect(overview).not.toContainText("used");
});
