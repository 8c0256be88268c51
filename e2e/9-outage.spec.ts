import { Problem } from "@/lib/contracts/problem";
import { expect, test } from "./support/fixtures.ts";
import { HARBOR } from "./support/harbor.ts";
import { sandboxNamed } from "./support/sandbox.ts";

// Last of all: controllers of the cluster are slow for a while after an outage.
test("an API server that is away is said, and its return too", async ({ nodes, api, harbor }) => {
  const banner = nodes.page.getByText("API server unreachable");
  const path = `/api/v1/clusters/${nodes.cluster}/nodes/${HARBOR.quiet}`;
  await sandboxNamed(harbor, "stop", "kube-apiserver");
  try {
    await expect(banner).toBeVisible({ timeout: 45_000 });
    const item = await nodes.menuItem(HARBOR.quiet, "Turn on maintenance mode");
    await expect(item).toHaveAttribute("aria-disabled", "true");
    await nodes.page.keyboard.press("Escape");
    const refused = await api.post(`${path}/maintenance`, { data: { reason: "Not now" } });
    expect(refused.status()).toBe(503);
    expect(Problem.parse(await refused.json())).toMatchObject({ retryable: true });
  } finally {
    await sandboxNamed(harbor, "start", "kube-apiserver");
  }
  await expect(banner).toBeHidden({ timeout: 45_000 });
  await expect(await nodes.menuItem(HARBOR.quiet, "Turn on maintenance mode")).not.toHaveAttribute(
    "aria-disabled",
  );
  expect((await api.get(path)).status()).toBe(200);
});

test("a call made while the console starts is answered when it has", async ({ console }) => {
  await console.stop();
  const started = console.start();
  const answer = await firstAnswer(`${console.url}/livez`);
  expect(answer.status).toBe(200);
  await started;
});

/** Of a server that may not listen yet. */
async function firstAnswer(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(60_000) });
    } catch (error) {
      if ((error as { cause?: { code?: string } }).cause?.code !== "ECONNREFUSED") throw error;
    }
  }
}
