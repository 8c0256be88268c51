import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createCluster } from "@/lib/adapters/kubernetes";
import { contextOf } from "@/lib/adapters/kubernetes/testing/context";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { failure, json, line, startScriptedServer } from "@/lib/adapters/kubernetes/testing/scripted-server";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { type Runtime, startRuntime } from "./runtime";
import { readEvent } from "./testing/read-event";
import { createTopics } from "./topics";

const vera = buildAdministrator("vera");
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** An API server of one node; `say` tells its watch of a change. */
async function healthy() {
  let nodes: { write(text: string): void } | undefined;
  const node = (version: string, unschedulable: boolean) => ({
    metadata: { name: "a", uid: "1", resourceVersion: version, creationTimestamp: "2026-11-21T12:00:00Z" },
    spec: { unschedulable },
  });
  const server = await startScriptedServer((response, request) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    if (pathname.includes("/leases")) return failure(response, 404, "none");
    if (pathname === "/version") return json(response, { gitVersion: "v1.36.3" });
    const items = pathname === "/api/v1/nodes" ? [node("1", false)] : [];
    if (searchParams.get("watch") !== "true")
      return json(response, { metadata: { resourceVersion: "1" }, items });
    // This one lists in pages, as older API servers do.
    if (searchParams.has("sendInitialEvents")) return failure(response, 422, "not served");
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    if (pathname === "/api/v1/nodes") nodes = response;
  });
  endings.push(server.close);
  const say = (version: string) => nodes?.write(line("MODIFIED", node(version, true)));
  return { context: server.context, isWatched: () => nodes !== undefined, say };
}

/** Takes connections and requests, and never says a word. */
async function halfOpen(scheme: "http" | "https") {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  endings.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return contextOf({ server: `${scheme}://127.0.0.1:${port}`, skipTLSVerify: true });
}

it.each(["http", "https"] as const)(
  "a cluster that never answers (%s) holds up neither the others nor the stop",
  async (scheme) => {
    const live = await healthy();
    const clusters = new Map<string, Runtime>();
    const topics = createTopics(clusters);
    const self = {
      identity: { holder: "console-1", succeeds: () => false },
      installation: "here",
      records: NO_RECORDS,
    };
    for (const [id, context] of [
      ["dead", await halfOpen(scheme)],
      ["live", live.context],
    ] as const) {
      const port = createCluster({ ...context, id });
      clusters.set(id, startRuntime(port, { ...self, onTouch: () => topics.touch(id) }));
    }
    const stop = () => Promise.all([...clusters.values()].map((cluster) => cluster.stop()));
    endings.push(stop);

    await eventually(live.isWatched).toBe(true);
    const hub = topics.find("/clusters/live", vera);
    const list = topics.find("/clusters", vera);
    let position: string | undefined;
    const told: string[] = [];
    const wake = () => {
      for (let found = hub?.next(position); found; found = hub?.next(position)) {
        position = found.position;
        told.push(JSON.stringify(readEvent(found.event)));
      }
    };
    hub?.follow({ wake, close: () => {} });
    list?.follow({ wake: () => {}, close: () => {} });
    wake();
    const at = performance.now();
    live.say("2");
    await eventually(() => told.some((event) => event.includes('"schedulable":false'))).toBe(true);
    expect(performance.now() - at).toBeLessThan(1_000);

    const states = () => {
      const event = readEvent(list?.next(undefined)?.event);
      const items = event?.type === "clusters" ? event.items : [];
      return Object.fromEntries(items.map(({ id, freshness }) => [id, freshness.state]));
    };
    await eventually(states).toEqual({ dead: "unreachable", live: "live" });

    const stopping = performance.now();
    topics.close();
    await stop();
    expect(performance.now() - stopping).toBeLessThan(5_000);
  },
  30_000,
);
