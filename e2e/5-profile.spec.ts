import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

const EBS = "kube-system/ebs-csi-node";

test("the Profile tab shows layers with their skew, and add-ons with history and values", async ({
  nodes: { page },
}) => {
  await page.getByRole("link", { name: "Profile" }).click();
  const layers = page.getByRole("table", { name: "Infrastructure" });
  await expect(layers.getByRole("row", { name: /Kubernetes \(kubelet\).*v1\.36\.2/ })).toContainText(
    "Differs",
  );
  await expect(layers).toContainText("Network: Cilium");
  const addOns = page.getByRole("region", { name: "Add-ons" });
  await expect(addOns.getByRole("listitem").filter({ hasText: "ingress-nginx" }).first()).toContainText(
    "context deadline exceeded",
  );
  const more = page.getByRole("button", { name: /^(More|Less) of cilium/ });
  await more.press("Enter");
  await expect(addOns).toContainText("Revision 1: superseded");
  await page.getByRole("button", { name: "Show values" }).click();
  await expect(page.getByRole("region", { name: "Values of cilium" })).toContainText('"mode": "kubernetes"');
  await expectAccessible(page);
  await keepPicture(page, "profile");
  await atPhoneWidth(page, "profile");
});

test("a rollout that waits names the node in maintenance", async ({ nodes }) => {
  const { page } = nodes;
  const patch = (spec: object) =>
    kubectl("patch", "-n", "kube-system", "daemonset", "ebs-csi-node", "-p", JSON.stringify({ spec }));
  await nodes.turnOn(HARBOR.cordoned, "Profile journey");
  await patch({
    updateStrategy: { type: "OnDelete", rollingUpdate: null },
    template: { metadata: { annotations: { rolled: "once" } } },
  });
  await page.getByRole("link", { name: "Profile" }).click();
  const addOn = page
    .getByRole("region", { name: "Add-ons" })
    .getByRole("listitem")
    .filter({ hasText: EBS.split("/")[1] });
  await expect(addOn.first()).toContainText("0 of 12 updated, waits until somebody deletes its pods", DRAIN);
  await expect(addOn.first()).toContainText(`Held back in maintenance: ${HARBOR.cordoned}`);
  await expect(page.getByRole("status").filter({ hasText: "1 node in maintenance" })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "profile-held-back");
  await patch({ updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "50%" } } });
  await page.getByRole("link", { name: "Go to nodes" }).click();
  await nodes.turnOff(HARBOR.cordoned, "stays cordoned");
  await expect(nodes.dial(HARBOR.cordoned, /Healthy/)).toBeVisible(DRAIN);
});

test("a node that will be re-created says so, and its plan warns; the prerequisites stand in each plan", async ({
  nodes,
}) => {
  const { page, cluster } = nodes;
  const taint = "node.cluster.x-k8s.io/outdated-revision";
  await kubectl("taint", "node", HARBOR.quiet, `${taint}=:PreferNoSchedule`);
  try {
    await page.goto(`/clusters/${cluster}/nodes/${HARBOR.quiet}`);
    const banner = page.getByRole("status").filter({ hasText: "This node will be re-created." });
    await expect(banner).toContainText("its Machine is of an old revision", { timeout: 25_000 });
    await expectAccessible(page);
    await keepPicture(page, "node-re-created");
    await nodes.open();
    const dialog = await nodes.openPlan(HARBOR.quiet);
    await expect(dialog).toContainText("The node is about to be replaced");
    await dialog.getByRole("button", { name: /^\d+ more hold$/ }).click();
    for (const title of ["3 control plane nodes", "9 worker nodes", "Room"])
      await expect(dialog).toContainText(title);
    await dialog.getByRole("button", { name: "Why it matters: 9 worker nodes" }).click();
    await expect(dialog).toContainText("Workloads keep running only where another worker takes their pods.");
  } finally {
    await kubectl("taint", "node", HARBOR.quiet, `${taint}-`);
  }
});
