import { expect, onTestFinished, test } from "vitest";
import { createCaches } from "./caches";
import { listed } from "./testing/fake-collection";
import { createManualTiming } from "./testing/manual-timing";
import { failure, line, startScriptedServer } from "./testing/scripted-server";

/** An API server with empty collections, of which the console may read only some. */
async function watchOnly(readable: (path: string) => boolean) {
  const server = await startScriptedServer((response, request) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    if (!readable(pathname)) return failure(response, 403, "not for you");
    if (searchParams.get("sendInitialEvents") !== "true") return failure(response, 500, "not asked for here");
    response.writeHead(200, { "content-type": "application/json" });
    response.write(line("BOOKMARK", listed(1)));
  });
  const timing = createManualTiming();
  const denied = new Set<string>();
  const caches = createCaches({
    http: server.http,
    timing,
    onChange() {},
    onHeard() {},
    onState(resource, { state }) {
      if (state === "denied") denied.add(resource);
    },
    report(error) {
      throw error;
    },
  });
  onTestFinished(async () => {
    await caches.stop();
    await server.close();
  });
  caches.start();
  return { caches, timing, denied };
}

const RESOURCES = ["persistentvolumes", "storageclasses", "csinodes", "namespaces", "daemonsets"];
const OPTIONAL = ["volumes", "storageClasses", "volumeLimits", "namespaces", "daemonSets"] as const;

test("what can't be read is absent, which is not the same as empty", async () => {
  let allowed = false;
  const { caches, timing, denied } = await watchOnly((path) => allowed || /\/(nodes|pods)$/.test(path));
  const seen = () => OPTIONAL.map((name) => caches.index()?.cluster[name]);
  /** Lets time pass for those who wait to try again. */
  const passing = (look: () => unknown) =>
    expect.poll(() => {
      timing.advance(5_000);
      return look();
    });
  await passing(() => caches.index()?.pods.all()).toEqual([]);
  await passing(() => [...denied]).toEqual(expect.arrayContaining(RESOURCES));
  expect(seen()).toEqual(OPTIONAL.map(() => undefined));
  allowed = true;
  await passing(seen).toEqual(OPTIONAL.map(() => []));
});
