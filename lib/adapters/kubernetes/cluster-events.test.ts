import { expect, onTestFinished, test } from "vitest";
import { listClusterEvents } from "./cluster-events";
import { failure, json, startScriptedServer } from "./testing/scripted-server";

async function listed(answer: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(answer);
  onTestFinished(server.close);
  return { server, list: () => listClusterEvents({ http: server.http, cluster: "prod" }) };
}
const raw = (uid: string, at: number, more: object = {}) => ({
  metadata: { uid },
  involvedObject: { kind: "Pod", namespace: "shop", name: `pod-${uid}` },
  lastTimestamp: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
  ...more,
});

test("reads page after page, of all namespaces, and tells the newest first", async () => {
  let asked = 0;
  const { server, list } = await listed((response) => {
    asked += 1;
    const metadata = asked === 1 ? { continue: "second" } : {};
    json(response, { metadata, items: [raw(`${asked}`, asked), raw(`${asked}b`, 10 - asked)] });
  });
  const { events, more } = await list();
  expect(events.map(({ uid }) => uid)).toEqual(["1b", "2b", "2", "1"]);
  expect(more).toBe(false);
  const queries = server.requests.map((request) => new URL(request.split(" ")[1] ?? "", "http://x"));
  expect(queries.map(({ pathname }) => pathname)).toEqual(["/api/v1/events", "/api/v1/events"]);
  expect(queries.map(({ searchParams }) => searchParams.get("continue"))).toEqual([null, "second"]);
});

test("knows the node: the object itself, or where a kubelet told it", async () => {
  const { list } = await listed((response) =>
    json(response, {
      metadata: {},
      items: [
        raw("n", 3, { involvedObject: { kind: "Node", name: "w1" } }),
        raw("p", 2, { source: { component: "kubelet", host: "w2" } }),
        raw("s", 1, { source: { component: "scheduler" } }),
      ],
    }),
  );
  expect((await list()).events.map(({ node }) => node)).toEqual(["w1", "w2", undefined]);
});

test("keeps two thousand of them, says that there are more, and ends a list that has no end", async () => {
  let page = 0;
  const { server, list } = await listed((response) => {
    page += 1;
    const items = Array.from({ length: 500 }, (_, place) => raw(`${page}-${place}`, page * 500 + place));
    json(response, { metadata: { continue: "again" }, items });
  });
  const { events, more } = await list();
  expect([events.length, more, server.requests.length]).toEqual([2_000, true, 40]);
  expect(events[0]?.uid).toBe("40-499");
});

test("says what may not be read", async () => {
  const { list } = await listed((response) => failure(response, 403, "events is forbidden"));
  await expect(list()).rejects.toMatchObject({ failure: { code: "forbidden" } });
});
