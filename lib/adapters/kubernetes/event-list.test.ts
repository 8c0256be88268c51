import { expect, onTestFinished, test } from "vitest";
import { listNodeEvents } from "./event-list";
import { failure, json, startScriptedServer } from "./testing/scripted-server";

const node = { name: "w1", uid: "u1" };
const about = (uid: string | undefined) => ({ kind: "Node", name: "w1", uid });

async function listed(answer: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(answer);
  onTestFinished(server.close);
  return { server, list: () => listNodeEvents({ http: server.http, cluster: "prod" }, node) };
}

test("asks for the events about one node, in the namespace of objects that have none", async () => {
  const { server, list } = await listed((response) => json(response, { metadata: {}, items: [] }));
  await expect(list()).resolves.toEqual({ events: [], more: false });
  const url = new URL(server.requests[0]?.split(" ")[1] ?? "", "http://x");
  expect(url.pathname).toBe("/api/v1/namespaces/default/events");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    fieldSelector: "involvedObject.kind=Node,involvedObject.name=w1",
    limit: "500",
  });
});

test("reads old and new events, newest first, and none of a predecessor of that name", async () => {
  const { list } = await listed((response) =>
    json(response, {
      metadata: { continue: "more" },
      items: [
        {
          metadata: { uid: "old" },
          involvedObject: about("w1"),
          type: "Warning",
          reason: "Rebooted",
          message: "Node w1 has been rebooted",
          count: 3,
          firstTimestamp: "2026-01-01T00:00:00Z",
          lastTimestamp: "2026-01-01T01:00:00Z",
          source: { component: "kubelet" },
          reportingComponent: "",
        },
        {
          metadata: { uid: "new" },
          involvedObject: about("u1"),
          type: "Normal",
          reason: "MaintenanceStarted",
          message: "on",
          eventTime: "2026-01-01T00:30:00.123456Z",
          firstTimestamp: null,
          lastTimestamp: null,
          series: { count: 5, lastObservedTime: "2026-01-01T02:00:00.000000Z" },
          reportingComponent: "drydock",
        },
        { metadata: { uid: "other" }, involvedObject: about("u0"), reason: "Gone" },
        { metadata: { uid: "bare", creationTimestamp: "2026-01-01T00:10:00Z" }, involvedObject: about("") },
      ],
    }),
  );
  await expect(list()).resolves.toEqual({
    more: true,
    events: [
      {
        uid: "new",
        type: "Normal",
        reason: "MaintenanceStarted",
        message: "on",
        count: 5,
        firstAt: "2026-01-01T00:30:00.123456Z",
        lastAt: "2026-01-01T02:00:00.000000Z",
        source: "drydock",
      },
      {
        uid: "old",
        type: "Warning",
        reason: "Rebooted",
        message: "Node w1 has been rebooted",
        count: 3,
        firstAt: "2026-01-01T00:00:00Z",
        lastAt: "2026-01-01T01:00:00Z",
        source: "kubelet",
      },
      expect.objectContaining({ uid: "bare", count: 1, lastAt: "2026-01-01T00:10:00Z", source: "" }),
    ],
  });
});

test("says what it may not do", async () => {
  const { list } = await listed((response) => failure(response, 403, "events is forbidden"));
  await expect(list()).rejects.toMatchObject({
    failure: { code: "forbidden", verb: "list", object: "events about node w1", why: "events is forbidden" },
  });
});
