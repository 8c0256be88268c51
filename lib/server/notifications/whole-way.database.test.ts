import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { newKeyText } from "@/lib/adapters/secrets/key";
import type { MaintenanceState } from "@/lib/domain/maintenance";
import { NEWS_KINDS, type NewsKind } from "@/lib/domain/notifications/news";
import { buildIntent, buildNode } from "@/lib/domain/testing/build";
import { readSettings } from "@/lib/server/settings";
import { sealAddress } from "./address";
import { startNotifications } from "./index";

const { database } = await freshDatabase();
const HOUR_MS = 3_600_000;
const SECRET = "whsec_of-the-test";

const heard: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += part;
  heard.push({ path: request.url ?? "", headers: request.headers, body });
  response.end("thanks");
});
const settings = readSettings({
  NODE_ENV: "test",
  DRYDOCK_KEY: newKeyText(),
  DRYDOCK_ALLOWED_NETWORKS: "127.0.0.0/8",
});
const notifications = startNotifications(database, settings);

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  // States have to last, and a maintenance a day: only the time of day is ours, timers run on.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterAll(async () => {
  vi.useRealTimers();
  await notifications.stop();
  receiver.close();
});

async function addChannel(name: string, events: NewsKind[], clusters?: string[]): Promise<void> {
  const { port } = receiver.address() as AddressInfo;
  const id = crypto.randomUUID();
  const url = `http://127.0.0.1:${port}/${name}`;
  const seal = () => sealAddress(notifications.sealer, id, { url, secret: SECRET });
  const about = { id, kind: "webhook", name, target: url, createdBy: "Mira" } as const;
  await notifications.channels.add({ ...about, events, clusters, seal });
}

const stateIn = (phase: MaintenanceState["phase"]): MaintenanceState => ({
  phase,
  progress: { total: 1, moved: 0, waiting: 1, failed: 0 },
  headline: "0 of 1 pods moved",
  remaining: [],
  staying: [],
  proof: [],
  readings: [],
});

const toldTo = (channel: string) => heard.filter(({ path }) => path === `/${channel}`);
const kindsTo = (channel: string) => toldTo(channel).map(({ headers }) => headers["x-drydock-event"]);
const isTold = (kind: NewsKind) =>
  vi.waitFor(() => expect(kindsTo("all")).toContain(kind), { timeout: 20_000, interval: 20 });
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

it("each kind of news goes the whole way, once, signed, to who wants it of this cluster", async () => {
  await addChannel("all", [...NEWS_KINDS]);
  await addChannel("failed", ["failed"], ["harbor"]);
  await addChannel("elsewhere", [...NEWS_KINDS], ["depot"]);
  const outcomes = notifications.follow(() => ({ id: "harbor", name: "Harbor" }));
  const intent = buildIntent({ since: new Date(Date.now() - HOUR_MS).toISOString() });
  const node = buildNode("a", { intent, unschedulable: true });
  const look = (phase: MaintenanceState["phase"]) => outcomes.observe(node, intent, stateIn(phase), true);

  look("initiated");
  await isTold("started");
  look("blocked");
  pass(61_000);
  await isTold("blocked");
  look("complete");
  await isTold("complete");
  look("initiated");
  pass(6_000);
  await isTold("reopened");
  look("failed");
  await isTold("failed");
  pass(24 * HOUR_MS);
  await isTold("forgotten");
  outcomes.ended(() => undefined, true);
  await isTold("ended");
  await outcomes.stop();

  expect(kindsTo("all")).toEqual([
    "started",
    "blocked",
    "complete",
    "reopened",
    "failed",
    "forgotten",
    "ended",
  ]);
  await vi.waitFor(() => expect(kindsTo("failed")).toEqual(["failed"]));
  expect(toldTo("elsewhere")).toEqual([]);
  for (const { headers, body } of heard) {
    const text = `${headers["x-drydock-timestamp"]}.${body}`;
    const due = `v1=${createHmac("sha256", SECRET).update(text).digest("hex")}`;
    expect(headers["x-drydock-signature"]).toBe(due);
    expect(JSON.parse(body)).toMatchObject({ node: "a", cluster: { id: "harbor", name: "Harbor" } });
  }
});
