import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createCluster } from "./cluster";
import { eventually } from "./testing/eventually";
import { listed } from "./testing/fake-collection";
import { createManualTiming } from "./testing/manual-timing";
import { failure, json, line, startScriptedServer } from "./testing/scripted-server";

/** As many as there are kinds of objects that the rules read. */
const WATCHES = 14;

/** An API server with one node and no pods, as long as it is not `down`. */
async function start() {
  const timing = createManualTiming();
  const watches = new Map<string, ServerResponse>();
  const state = { down: false, mute: false, streams: true, reviews: 0, asked: [] as string[] };
  const server = await startScriptedServer((response, request: IncomingMessage) => {
    const url = new URL(request.url ?? "", "http://x");
    if (state.mute) return;
    if (state.down) return failure(response, 503, "down");
    if (url.pathname === "/version") return json(response, { gitVersion: "v1.36.3" });
    if (url.pathname.endsWith("selfsubjectaccessreviews")) {
      state.reviews += 1;
      void text(request).then((body) => {
        const { verb, resource, subresource } = JSON.parse(body).spec.resourceAttributes;
        state.asked.push(`${[resource, subresource].filter(Boolean).join("/")} ${verb}`);
        json(response, { status: { allowed: true } }, 201);
      });
      return;
    }
    const items =
      url.pathname === "/api/v1/nodes" ? [{ metadata: { name: "w1", resourceVersion: "1" } }] : [];
    if (url.searchParams.has("watch")) {
      const streams = url.searchParams.has("sendInitialEvents");
      if (streams && !state.streams) return failure(response, 422, "the feature is off");
      response.writeHead(200).flushHeaders();
      if (streams) {
        for (const item of items) response.write(line("ADDED", item));
        response.write(line("BOOKMARK", listed(10)));
      }
      watches.set(url.pathname, response);
      return;
    }
    json(response, { metadata: { resourceVersion: "10" }, items });
  });
  const reported: unknown[] = [];
  const cluster = createCluster(server.context, { timing, report: (error) => reported.push(error) });
  onTestFinished(async () => {
    await cluster.close();
    await server.close();
  });
  const goDown = () => {
    state.down = true;
    for (const watch of watches.values()) watch.destroy();
    watches.clear();
  };
  return { cluster, server, timing, watches, state, reported, goDown };
}

const live = (cluster: { freshness(): { state: string } }) =>
  eventually(() => cluster.freshness().state).toBe("live");

test("knows nothing before it is started, and everything a moment later", async () => {
  const { cluster, server, watches } = await start();
  expect(cluster.index()).toBeUndefined();
  expect(cluster.freshness().state).toBe("connecting");
  expect(cluster.info).toEqual({ id: "test", name: "test", server: `127.0.0.1:${server.port}` });
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  await eventually(cluster.version).toBe("v1.36.3");
  expect(cluster.index()?.cluster).toMatchObject({ nodes: [{ name: "w1" }], budgets: [], replicas: [] });
  expect(cluster.index()?.pods.all()).toEqual([]);
  expect(cluster.index()).toBe(cluster.index());
});

test("tells once a turn however much changes, and a listener that throws stops nobody", async () => {
  const { cluster, watches, reported, state } = await start();
  // So that each list has been told when its watch is there.
  state.streams = false;
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  let told = 0;
  cluster.onChange(() => {
    throw new Error("listener");
  });
  const leave = cluster.onChange(() => {
    told += 1;
  });
  const pods = Array.from({ length: 50 }, (_, index) => ({
    metadata: { namespace: "n", name: `p${index}`, resourceVersion: String(20 + index) },
  }));
  watches.get("/api/v1/pods")?.write(pods.map((pod) => line("ADDED", pod)).join(""));
  await eventually(() => cluster.index()?.pods.all().length).toBe(50);
  await eventually(() => told).toBe(1);
  expect(reported).toEqual([new Error("listener")]);
  leave();
  watches.get("/api/v1/pods")?.write(line("DELETED", pods[0]));
  await eventually(() => reported.length).toBe(2);
  expect(told).toBe(1);
});

test("when the API server is back all watches are opened at once, whatever their backoff", async () => {
  const { cluster, timing, watches, state, goDown } = await start();
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  goDown();
  await eventually(cluster.freshness).toMatchObject({
    state: "unreachable",
    why: "The API server answered 503: down",
  });
  // Far into the backoff: each watch now waits for many seconds, the probe for half of one.
  for (let round = 0; round < 5; round++) {
    await eventually(() => timing.pending().length).toBe(WATCHES + 1);
    timing.advance(Math.max(...timing.pending()));
  }
  await eventually(() => timing.pending().length).toBe(WATCHES + 1);
  expect(timing.pending()[0]).toBe(500);
  expect(timing.pending()[1]).toBeGreaterThan(20_000);
  expect(cluster.index()?.cluster.nodes).toHaveLength(1);
  state.down = false;
  timing.advance(500);
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
});

test("permissions are remembered for thirty seconds", async () => {
  const { cluster, timing, state } = await start();
  await Promise.all([cluster.permissions(), cluster.permissions()]);
  timing.advance(29_999);
  await cluster.permissions();
  expect(state.reviews).toBe(14);
  timing.advance(1);
  await cluster.permissions();
  expect(state.reviews).toBe(28);
});

test("permissions are not asked for what the console is doing already", async () => {
  const { cluster, state, timing, goDown } = await start();
  cluster.start();
  await live(cluster);
  // Each watch that stands has its watchdog; the probe has a timer, too.
  await eventually(() => timing.pending().filter((ms) => ms > 60_000).length).toBe(WATCHES);
  const all = await cluster.permissions();
  expect(all).toHaveLength(14);
  expect(all.every(({ allowed }) => allowed)).toBe(true);
  const rest = ["nodes patch", "pods delete", "pods/eviction create"];
  expect(state.asked.sort()).toEqual(["leases create", "leases get", "leases update", ...rest]);
  await cluster.writeLease({ holder: "a", leaseSeconds: 15 });
  state.asked = [];
  timing.advance(29_999);
  timing.advance(1);
  await cluster.writeLease({ holder: "a", leaseSeconds: 15 });
  await cluster.permissions();
  expect(state.asked.sort()).toEqual(rest);
  state.asked = [];
  goDown();
  await eventually(() => cluster.freshness().state).not.toBe("live");
  timing.advance(30_000);
  state.down = false;
  await cluster.permissions();
  expect(state.asked).toContain("nodes watch");
});

test("permissions that could not be asked are not remembered", async () => {
  const { cluster, state } = await start();
  state.down = true;
  expect((await cluster.permissions()).every(({ allowed }) => allowed === undefined)).toBe(true);
  state.down = false;
  expect((await cluster.permissions()).every(({ allowed }) => allowed)).toBe(true);
});

test("four connections at most beside the watches, however much is asked at once", async () => {
  const { cluster, server, watches, state } = await start();
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  state.mute = true;
  const calls = Array.from({ length: 20 }, () => cluster.readNode("w1").catch(() => {}));
  await eventually(server.open).toBe(WATCHES + 4);
  expect(server.connections()).toBe(WATCHES + 4);
  await cluster.close();
  await Promise.all(calls);
});

test("a server that does not stream lists is asked again once it was away: it may have become another version", async () => {
  const { cluster, server, timing, watches, state, goDown } = await start();
  const asked = (what: string) => server.requests.filter((request) => request.includes(what)).length;
  state.streams = false;
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  expect(asked("limit=500")).toBe(WATCHES);
  state.streams = true;
  goDown();
  await eventually(() => cluster.freshness().state).toBe("unreachable");
  const before = asked("sendInitialEvents");
  state.down = false;
  timing.advance(500);
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  watches.get("/api/v1/pods")?.write(line("ERROR", { kind: "Status", code: 410 }));
  await eventually(() => asked("sendInitialEvents")).toBe(before + 1);
  expect(asked("limit=500")).toBe(WATCHES);
});

test("after a probe without an answer the watches that were silent too are opened anew, once a minute at most", async () => {
  const { cluster, timing, watches, state } = await start();
  /** All watches stand, and the prober waits for its time: what passes from here on is seen by both. */
  const settled = async () => {
    await eventually(() => timing.pending().filter((ms) => ms > 60_000).length).toBe(WATCHES);
    await eventually(() => timing.pending().filter((ms) => ms <= 5_000).length).toBe(1);
  };
  /** Probes that get no answer until their deadline of 3 s of real time, then one that does. */
  const outage = async (speaks: () => void) => {
    await settled();
    watches.clear();
    state.mute = true;
    timing.advance(5_000);
    speaks();
    await eventually(cluster.freshness).toMatchObject({ state: "unreachable", why: "no answer within 3 s" });
    state.mute = false;
    timing.advance(500);
  };
  cluster.start();
  await live(cluster);
  await eventually(() => watches.size).toBe(WATCHES);
  const pods = watches.get("/api/v1/pods");
  await outage(() => pods?.write(line("BOOKMARK", { metadata: { resourceVersion: "11" } })));
  // All but the one that spoke, after a wait that differs from watch to watch.
  await eventually(() => timing.pending().filter((ms) => ms === 800).length).toBe(WATCHES - 1);
  timing.advance(800);
  await eventually(() => watches.size).toBe(WATCHES - 1);
  expect(watches.has("/api/v1/pods")).toBe(false);
  const nodes = watches.get("/api/v1/nodes");
  await outage(() => {});
  await live(cluster);
  // Not opened anew: what it brings still arrives.
  nodes?.write(line("ADDED", { metadata: { name: "w2", resourceVersion: "12" } }));
  await eventually(() => cluster.index()?.cluster.nodes).toHaveLength(2);
}, 20_000);

test("close leaves no connection, no timer and no listener", async () => {
  const { cluster, server, timing, watches } = await start();
  cluster.start();
  await eventually(() => watches.size).toBe(WATCHES);
  await live(cluster);
  let told = 0;
  cluster.onChange(() => {
    told += 1;
  });
  await cluster.close();
  expect(timing.pending()).toEqual([]);
  await eventually(server.open).toBe(0);
  expect(told).toBe(0);
});
