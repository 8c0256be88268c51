import { BalanceBody } from "@/lib/contracts/restart";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

/** A rollout of the sandbox takes as long as its pods take to stop, one after another; its machine may be busy. */
const ROLLOUT = { timeout: 120_000 };

interface Pod {
  uid: string;
  node: string;
}

/** Those that run and are not told to stop: a rollout is done before its old pods are gone. */
async function podsOf(namespace: string, name: string): Promise<Pod[]> {
  const fields = '{.metadata.uid}{" "}{.spec.nodeName}{" "}{.metadata.deletionTimestamp}{"\\n"}';
  const listed = await kubectl(
    ...["get", "pods", "-n", namespace, "-l", `app.kubernetes.io/name=${name}`],
    ...["-o", `jsonpath={range .items[?(@.status.phase=="Running")]}${fields}{end}`],
  );
  return listed
    .split("\n")
    .map((line) => line.split(" "))
    .flatMap(([uid = "", node = "", ends = ""]) => (uid === "" || ends !== "" ? [] : [{ uid, node }]));
}

/** A node without data/lineage-export: its pod never goes, and where an earlier drain has moved it is for the scheduler to say. */
async function nodeThatDrains(): Promise<string> {
  const path = "jsonpath={.items[*].spec.nodeName}";
  const listed = await kubectl(
    ...["get", "pods", "-n", "data", "-l", "app.kubernetes.io/name=lineage-export", "-o", path],
  );
  const node = [HARBOR.clearToo, HARBOR.clear].find((name) => !listed.includes(name));
  if (!node) throw new Error(`A pod of lineage-export on each of ${listed}.`);
  return node;
}

test("after a maintenance the balance shows the emptier node, and a workload that is chosen is placed anew", async ({
  nodes,
  api,
  cluster,
  console,
}) => {
  test.setTimeout(240_000);
  const { page } = nodes;
  const node = await nodeThatDrains();
  await nodes.turnOn(node, "a new disk");
  await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);
  await nodes.turnOff(node, "not moved back");
  await expect(nodes.dial(node, /^Healthy/)).toBeVisible(DRAIN);

  await page.getByRole("link", { name: "Balance of nodes" }).click();
  const row = page.getByRole("row", { name: node });
  await expect(row).toContainText("Emptier");
  await expect(page.getByRole("table", { name: "Not offered" })).toContainText(
    "A DaemonSet runs one pod on each node",
  );
  await expectAccessible(page);
  await keepPicture(page, "balance");
  await atPhoneWidth(page, "balance");

  const asked = await api.get(`/api/v1/clusters/${cluster}/balance`);
  const [offer] = BalanceBody.parse(await asked.json()).offers;
  if (!offer) throw new Error("No restart is offered.");
  const { namespace, name, kind } = offer;
  const before = await podsOf(namespace, name);
  const restart = page.getByRole("button", { name: "Restart…" });
  await expect(restart).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("checkbox", { name: `${name} ${kind} in ${namespace}` }).click();
  await restart.click();
  const dialog = page.getByRole("dialog", { name: "Restart the workload" });
  await dialog.getByText("kubectl equivalent").click();
  await expect(dialog).toContainText(`kubectl rollout restart ${kind.toLowerCase()}/${name} -n ${namespace}`);
  await expectAccessible(page);
  await keepPicture(page, "balance-restart");
  await atPhoneWidth(page, "balance-restart");
  await dialog.getByRole("button", { name: "Restart the workload" }).click();
  await expect(dialog).toBeHidden();
  const restarts = page.getByRole("region", { name: "Restarts", exact: true });
  await expect(restarts).toContainText("Running: 0 of 1 workload restarted");
  await keepPicture(page, "balance-running");
  await expect(restarts).toContainText("Done: 1 of 1 workload restarted", ROLLOUT);
  await expectAccessible(page);
  const mark = "jsonpath={.spec.template.metadata.annotations.kubectl\\.kubernetes\\.io/restartedAt}";
  expect(await kubectl("get", kind, "-n", namespace, name, "-o", mark)).toMatch(/^\d{4}-.*Z$/);
  const after = await podsOf(namespace, name);
  expect(after).toHaveLength(before.length);
  const old = new Set(before.map(({ uid }) => uid));
  expect(after.filter(({ uid }) => old.has(uid))).toEqual([]);
  expect(
    after.map(({ node }) => node),
    "the scheduler used the room",
  ).toContain(node);

  await test.step("a viewer reads the balance and restarts nothing", async () => {
    const headers = { Authorization: `Bearer ${await console.token("--role", "cluster-viewer")}` };
    const path = `/api/v1/clusters/${cluster}`;
    expect((await api.get(`${path}/balance`, { headers })).status()).toBe(200);
    const data = { workloads: [{ kind, namespace, name }] };
    const refused = await api.post(`${path}/restarts`, { headers, data });
    expect(refused.status()).toBe(403);
    expect(await refused.text()).toContain("To restart workloads takes Cluster Editor");
  });
});
