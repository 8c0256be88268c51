import { MaintenanceBody } from "@/lib/contracts/maintenance";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { intentOf, kubectl, podsOn, statusOf } from "./support/kubectl.ts";
import { DRAIN } from "./support/nodes-page.ts";

test("a server that is killed in mid-drain goes on when it is started again", async ({ nodes, console }) => {
  test.setTimeout(240_000);
  const node = HARBOR.clearToo;
  await nodes.turnOn(node, "Kernel update");
  await expect(nodes.dial(node, /^Initiated, [1-9]\d* of \d+ pods moved/)).toBeVisible(DRAIN);
  const intent = await intentOf(node);
  await console.kill();
  expect((await podsOn(node)).others).not.toEqual([]);
  expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");
  expect(await intentOf(node)).toEqual(intent);

  await console.start();
  await nodes.open();
  await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);
  expect((await podsOn(node)).others).toEqual([]);
  expect((await intentOf(node))?.id).toBe(intent?.id);
  await nodes.turnOff(node, "not moved back");
  await expect(nodes.dial(node, "Healthy")).toBeVisible();
  expect(await statusOf(node)).toBe("Ready");
});

test("a control-plane node leaves, and holds the next one back", async ({ nodes, api }) => {
  const node = HARBOR.controlPlane;
  const next = HARBOR.controlPlaneToo;
  const before = await podsOn(node);
  expect(before.mirror.length).toBe(4);
  await nodes.turnOn(node, "Firmware of the control plane");
  await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);
  const after = await podsOn(node);
  expect(after).toEqual({ ...before, others: [] });
  expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");

  const item = await nodes.menuItem(next, "Turn on maintenance mode");
  await expect(item).toHaveAttribute("aria-disabled", "true");
  await expect(item).toContainText("etcd would lose its quorum");
  await expect(item).toContainText(node.split(".")[0] ?? node);
  await nodes.page.keyboard.press("Escape");
  const path = `/api/v1/clusters/${nodes.cluster}/nodes/${next}/maintenance`;
  const answer = await api.post(path, { data: { reason: "Too many at once" } });
  expect(answer.status()).toBe(409);
  expect(await answer.text()).toContain("quorum");
  expect(await statusOf(next)).toBe("Ready");

  await nodes.turnOff(node, "not moved back");
  await expect(nodes.dial(node, "Healthy")).toBeVisible();
  expect(await statusOf(node)).toBe("Ready");
  await expect(await nodes.menuItem(next, "Turn on maintenance mode")).not.toHaveAttribute("aria-disabled");
});

test("an uncordon behind its back pauses it with a question", async ({ nodes }) => {
  test.setTimeout(240_000);
  const node = HARBOR.volumes;
  await nodes.turnOn(node, "Replace the network card");
  await expect(nodes.dial(node, /^Initiated/)).toBeVisible();
  await kubectl("uncordon", node);
  await expect(nodes.dial(node, /^Paused, Uncordoned by somebody/)).toBeVisible();
  // Nobody fights: it stays as the person left it.
  expect(await statusOf(node)).toBe("Ready");

  await nodes.row(node).getByRole("link", { name: node }).click();
  const question = nodes.page.getByText("Somebody uncordoned the node.", { exact: true });
  await expect(question).toBeVisible();
  await nodes.page.getByRole("button", { name: "Cordon again and go on" }).click();
  await expect(question).toBeHidden();
  expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");
  await nodes.open();
  await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);

  await kubectl("uncordon", node);
  await expect(nodes.dial(node, /^Paused/)).toBeVisible();
  await nodes.turnOff(node, "not moved back");
  await expect(nodes.dial(node, "Healthy")).toBeVisible();
  expect(await statusOf(node)).toBe("Ready");
  expect(await intentOf(node)).toBeUndefined();
});

test("a budget that never allows it is named, and turning off restores the node", async ({ nodes, api }) => {
  test.setTimeout(240_000);
  const node = HARBOR.blocked;
  await nodes.turnOn(node, "Memory errors");
  await expect(nodes.dial(node, /^Blocked, orders-db-\d: budget allows 0 disruptions/)).toBeVisible(DRAIN);
  await nodes.expectTip(node, "Maintenance Mode: Blocked");
  expect((await podsOn(node)).others).toEqual([expect.stringMatching(/^orders\/orders-db-\d$/)]);

  const path = `/api/v1/clusters/${nodes.cluster}/nodes/${node}/maintenance`;
  const state = MaintenanceBody.parse(await (await api.get(path)).json());
  expect(state.remaining.map(({ budget, cause }) => ({ budget, cause }))).toEqual([
    { budget: "orders/orders-db", cause: "budget-never" },
  ]);
  await nodes.row(node).getByRole("link", { name: node }).click();
  await expect(nodes.page.getByText("Blocked by a budget")).toBeVisible();
  await expect(nodes.page.getByText("orders/orders-db").first()).toBeVisible();
  await expectAccessible(nodes.page);

  await nodes.open();
  await expectAccessible(nodes.page);
  await nodes.turnOff(node, "Evicting ends. 1 pod that has not left stays here.");
  await expect(nodes.dial(node, "Healthy")).toBeVisible();
  expect(await statusOf(node)).toBe("Ready");
  expect((await podsOn(node)).others).toContainEqual(expect.stringMatching(/^orders\/orders-db-\d$/));
});

test("paused, changed, resumed; a pod that a budget holds is deleted by its name; then cancelled", async ({
  nodes,
}) => {
  test.setTimeout(240_000);
  const { page } = nodes;
  const node = HARBOR.blockedToo;
  const held = "orders-db-1";
  // Where the focus goes when a dialog closes, so that keys work at once.
  const title = page.getByRole("heading", { level: 2, name: /^Maintenance Mode/ });
  await nodes.turnOn(node, "Fan replacement");
  await nodes.row(node).getByRole("link", { name: node }).click();
  await expect(title).toBeVisible();

  await test.step("Space pauses at once", async () => {
    await page.keyboard.press("Space");
    await expect(page.getByText(/paused it\.$/)).toBeVisible();
    expect((await intentOf(node))?.paused).toBeDefined();
  });

  await test.step("options change, and the dialog says what", async () => {
    await page.getByRole("button", { name: "Options…" }).click();
    const dialog = page.getByRole("dialog", { name: "Change options" });
    const change = dialog.getByRole("button", { name: "Change options" });
    await expect(change).toHaveAttribute("aria-disabled", "true");
    await dialog.getByRole("combobox", { name: /^Ask me/ }).click();
    await page.getByRole("option", { name: "4 h from now" }).click();
    await dialog.getByRole("combobox", { name: /^Grace period/ }).click();
    await page.getByRole("option", { name: "30 s" }).click();
    await expect(dialog.getByText("each pod's own → 30 s")).toBeVisible();
    await expectAccessible(page);
    await change.click();
    await expect(dialog).toBeHidden();
    const options = (await intentOf(node))?.options;
    expect(options?.graceSeconds).toBe(30);
    expect(options?.deadlineSeconds).toBeGreaterThanOrEqual(4 * 3600);
  });

  await test.step("Space asks before it resumes", async () => {
    await expect(title).toBeFocused();
    await page.keyboard.press("Space");
    const dialog = page.getByRole("dialog", { name: "Resume maintenance" });
    expect((await intentOf(node))?.paused).toBeDefined();
    await dialog.getByRole("button", { name: "Resume maintenance" }).click();
    await expect(page.getByText(/paused it\.$/)).toBeHidden();
    expect((await intentOf(node))?.paused).toBeUndefined();
  });

  await test.step("the held pod is deleted by its name", async () => {
    const uid = await kubectl("get", "pod", "-n", "orders", held, "-o", "jsonpath={.metadata.uid}");
    await page.getByRole("button", { name: `Delete ${held}…` }).click();
    const dialog = page.getByRole("dialog", { name: `Delete ${held}` });
    await expect(dialog).toContainText("has 30 s to stop");
    await expect(dialog).toContainText("Deleting does not ask budget orders/orders-db");
    await dialog.getByRole("button", { name: `Delete ${held}` }).click();
    await expect(dialog).toBeHidden();
    const now = ["get", "pod", "-n", "orders", held, "--ignore-not-found", "-o", "jsonpath={.metadata.uid}"];
    await expect.poll(() => kubectl(...now), DRAIN).not.toBe(uid);
    const { consents = [] } = (await intentOf(node))?.options ?? {};
    expect(consents).toEqual([expect.objectContaining({ cause: "delete", by: expect.any(String) })]);
  });

  await test.step("cancelled: what has left is not moved back", async () => {
    await expect(title).toBeFocused();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: "Turn off maintenance mode" });
    await expect(dialog).toContainText("left already and");
    await dialog.getByRole("button", { name: "Turn off maintenance mode" }).click();
    await expect(page.getByRole("button", { name: "Turn on maintenance mode" })).toBeVisible(DRAIN);
    expect(await statusOf(node)).toBe("Ready");
    expect(await intentOf(node)).toBeUndefined();
  });
});

// Last of the drains: pods with an emptyDir that leave here would need consent on any other node.
test("a node that was cordoned before stays cordoned after", async ({ nodes }) => {
  const node = HARBOR.cordoned;
  expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");
  const dialog = await nodes.openPlan(node);
  await dialog.getByLabel("Reason").fill("Move to another rack");
  await expect(dialog).toContainText("Agree to lose 2 pods by name");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await nodes.turnOn(node, "Move to another rack");
  await expect(nodes.dial(node, /^Complete/)).toBeVisible(DRAIN);
  expect((await podsOn(node)).others).toEqual([]);
  await nodes.turnOff(node, "It stays cordoned, because it was cordoned before.");
  await expect(nodes.dial(node, "Healthy")).toBeVisible();
  expect(await statusOf(node)).toBe("Ready,SchedulingDisabled");
  expect(await intentOf(node)).toBeUndefined();
});
