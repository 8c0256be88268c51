import path from "node:path";
import type { Page } from "@playwright/test";
import { AuditPage } from "@/lib/contracts/audit";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { kubectl, statusOf } from "./support/kubectl.ts";
import { invite, join } from "./support/people.ts";
import { ROOT } from "./support/sandbox.ts";

const shipped = (file: string) => path.join(ROOT, "deploy", file);

/** Downloads the file that a button of the overview is named after; returns where it was saved. */
async function download(page: Page, file: string, saved: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: file, exact: true }).click();
  const got = await coming;
  expect(got.suggestedFilename()).toBe(file);
  await got.saveAs(saved);
  return saved;
}

test("a kubeconfig of one's own may what the role may, and ends; the admin's is for Cluster Admins", async ({
  nodes,
  api,
  browser,
  cluster,
}, info) => {
  await kubectl("apply", "-f", shipped("rbac.yaml"), "-f", shipped("kubeconfig-roles.yaml"));
  const address = `/clusters/${cluster}`;
  const adminFile = `admin.${cluster}.kubeconfig`;
  const kubeconfig = `/api/v1/clusters/${cluster}/kubeconfig`;
  const invited = async (name: string, role: string) =>
    join(browser, await invite(nodes.page, `${name.toLowerCase()}@example.com`, role), name);

  const olga = await invited("Olga", "Cluster Viewer");
  await test.step("a viewer's reads with kubectl, and cordons nothing", async () => {
    await olga.goto(address);
    const saved = await download(olga, `${cluster}.kubeconfig`, info.outputPath("olga.kubeconfig"));
    expect(await kubectl("--kubeconfig", saved, "get", "nodes")).toContain(HARBOR.quiet);
    // kubectl cordon itself ends with 0 when it was refused.
    const patch = ["--type=merge", "--patch", '{"spec":{"unschedulable":true}}'];
    const refused = kubectl("--kubeconfig", saved, "patch", "node", HARBOR.quiet, ...patch);
    await expect(refused).rejects.toThrow(/forbidden/i);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready");
  });
  await test.step("it says when it ends, on the page and in the answer", async () => {
    await expect(olga.getByText(/^Its token ends/)).toBeVisible();
    const answer = await olga.request.get(`${kubeconfig}?kind=user&seconds=600`);
    const lasts = Date.parse(answer.headers()["x-drydock-expires"] ?? "") - Date.now();
    expect(lasts).toBeGreaterThan(300_000);
    expect(lasts).toBeLessThanOrEqual(601_000);
    await expectAccessible(olga);
  });

  const emil = await invited("Emil", "Cluster Editor");
  await test.step("an editor's cordons, and the admin's is refused with the reason", async () => {
    await emil.goto(address);
    const saved = await download(emil, `${cluster}.kubeconfig`, info.outputPath("emil.kubeconfig"));
    await kubectl("--kubeconfig", saved, "cordon", HARBOR.quiet);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready,SchedulingDisabled");
    await kubectl("--kubeconfig", saved, "uncordon", HARBOR.quiet);
    expect(await statusOf(HARBOR.quiet)).toBe("Ready");
    await expect(emil.getByText(`${adminFile}: Emil has the role Cluster Editor on`)).toBeVisible();
    await expect(emil.getByRole("button", { name: adminFile })).toHaveCount(0);
    await emil.getByRole("button", { name: "Settings" }).click();
    const item = emil.getByRole("menuitem", { name: "Download admin kubeconfig" });
    await expect(item).toHaveAttribute("aria-disabled", "true");
    await expect(item).toContainText(
      "To download the admin kubeconfig takes Cluster Admin or Administrator.",
    );
    const refused = await emil.request.get(`${kubeconfig}?kind=admin`);
    expect(refused.status()).toBe(403);
    expect((await refused.json()).detail).toContain("Emil has the role Cluster Editor on");
  });

  await test.step("the admin's may everything", async () => {
    await nodes.page.goto(address);
    const saved = await download(nodes.page, adminFile, info.outputPath("admin.kubeconfig"));
    expect(await kubectl("--kubeconfig", saved, "auth", "can-i", "*", "*")).toBe("yes");
  });

  await test.step("each download stands in the audit log by name, the refused one as well", async () => {
    const answer = await api.get(`/api/v1/audit?action=kubeconfig.download&cluster=${cluster}`);
    const { items } = AuditPage.parse(await answer.json());
    const told = items.map(({ actor, detail, result }) => `${actor.name} ${detail.kind} ${result}`);
    expect(told).toContain("Olga user done");
    expect(told).toContain("Emil user done");
    expect(told).toContain("Emil admin refused");
    expect(told.some((line) => / admin done$/.test(line))).toBe(true);
    expect(await answer.text()).not.toContain("token:");
  });
});
