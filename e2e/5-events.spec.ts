import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { apply, kubectl } from "./support/kubectl.ts";
import { atPhoneWidth, keepPicture } from "./support/pictures.ts";

const REASON = "JourneyHappened";

/** An Event as a part of the cluster writes it. */
const told = (name: string, more: object) => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name, namespace: "default" },
  involvedObject: { kind: "Pod", namespace: "default", name: "journey-pod" },
  reason: REASON,
  message: "It happened on the way.",
  type: "Warning",
  source: { component: "journey" },
  firstTimestamp: new Date().toISOString(),
  lastTimestamp: new Date().toISOString(),
  count: 1,
  ...more,
});

test("the Events tab tells what happens, live, folded and narrowed by its address", async ({
  nodes: { page, cluster },
}) => {
  await page.getByRole("link", { name: "Events", exact: true }).click();
  const events = page.getByRole("grid", { name: "Events" });
  await expect(events.getByRole("row").nth(1)).toBeVisible();
  try {
    await apply(told("journey-1", { count: 2 }), told("journey-2", { count: 3 }));
    const row = events.getByRole("row").filter({ hasText: REASON });
    await expect(row).toHaveCount(1, { timeout: 20_000 });
    await expect(row).toContainText("5 times");
    await expect(row.getByRole("img", { name: "Warning" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "events");
    await atPhoneWidth(page, "events");

    await page.goto(`/clusters/${cluster}/events?type=Warning&reason=${REASON}`);
    await expect(row).toHaveCount(1);
    await expect(events.getByRole("row")).toHaveCount(2);
    await page.getByRole("searchbox", { name: "Filter events" }).fill("no such words");
    await expect(page.getByRole("heading", { name: "No event matches" })).toBeVisible();
    await expect(page).toHaveURL(/q=no\+such\+words/);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(events.getByRole("row").nth(2)).toBeVisible();
  } finally {
    await kubectl("delete", "event", "-n", "default", "journey-1", "journey-2", "--ignore-not-found");
  }
});
