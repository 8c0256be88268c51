import { beforeAll, expect, it } from "vitest";
import { newKeyText } from "@/lib/adapters/secrets/key";
import { getConsole } from "@/lib/server/console";
import { startNotifications } from "@/lib/server/notifications";
import { readSettings } from "@/lib/server/settings";
import { ask, database, member, recorded } from "@/lib/server/testing/people-world";
import { addChannel, changeChannel, removeChannel, testChannel } from "./channels";

let vera: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  const settings = readSettings({ NODE_ENV: "test", DRYDOCK_KEY: newKeyText() });
  getConsole().notifications = startNotifications(database, settings);
  vera = await member({ administrator: true });
  return () => getConsole().notifications.stop();
});

it("the audit log names a channel that is gone, where it led to, and that a test was not taken", async () => {
  const before = recorded().length;
  const { cookie } = vera;
  const url = "https://10.1.2.3/hooks/a-secret-path";
  const body = { kind: "webhook", name: "ops", url, events: ["failed"], clusters: ["harbor"] };
  const id = (await ask(addChannel, { cookie, body })).told.id as string;
  expect((await ask(testChannel, { cookie, id })).told.taken).toBe(false);
  await ask(changeChannel, { cookie, id, body: { name: "nights" } });
  await ask(removeChannel, { cookie, id });
  await ask(removeChannel, { cookie, id });
  const told = recorded()
    .slice(before)
    .filter(({ stage }) => stage === "after");
  expect(told).toMatchObject([
    {
      action: "channel.add",
      object: "channel ops",
      detail: { to: "https://10.1.2.3/…", events: "failed", clusters: "harbor", id },
    },
    {
      action: "channel.test",
      object: `channel ops (${id})`,
      result: "failed",
      detail: { code: "not-taken" },
    },
    { action: "channel.change", object: `channel ops (${id})`, result: "done", detail: { changed: "name" } },
    { action: "channel.remove", object: `channel nights (${id})`, result: "done" },
    { action: "channel.remove", object: `channel ${id}`, result: "failed", detail: { code: "not-found" } },
  ]);
  expect(JSON.stringify(told)).not.toContain("a-secret-path");
});
