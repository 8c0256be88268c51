import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createCluster } from "@/lib/adapters/kubernetes";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { limits, startLimits } from "@/lib/server/limits/limits";
import { startRuntime } from "@/lib/server/runtime";
import { memoryClusters } from "@/lib/server/testing/memory-clusters";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { permissive, startTlsApi } from "@/lib/server/testing/tls-api";
import { createFleet } from "./fleet";
import { addCluster, rotateCredential } from "./manage";

beforeAll(() => startLimits({ add: async () => 1 }));
afterAll(() => limits().stop());

const mira = buildAdministrator("mira");
const networks = [{ bits: 32 as const, value: 0x7f00_0000n, prefix: 8 }];
const DRYDOCK_KEY = Buffer.alloc(32, 7).toString("base64");

/** One node; lists are of revision 5, and watches last. */
const watched: Parameters<typeof startTlsApi>[0] = (asked) => {
  const { pathname, searchParams } = new URL(asked.path, "http://x");
  if (searchParams.has("sendInitialEvents")) return { status: 400, body: { kind: "Status", code: 400 } };
  if (searchParams.has("watch")) return "held";
  if (!searchParams.has("limit")) return permissive("u-1")(asked);
  const items = pathname.endsWith("/api/v1/nodes") ? [{ metadata: { name: "a", uid: "a" } }] : [];
  return { body: { metadata: { resourceVersion: "5" }, items } };
};

test("a rotated credential cuts what runs with the old one; watches go on with the new one from where they were", async () => {
  const { pasted, asked } = await startTlsApi(watched);
  const clusterStore = memoryClusters();
  const sealer = createSealer(openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY }));
  const fleet = createFleet({
    ...{ own: [], store: clusterStore, sealer, networks, onChange: () => undefined },
    launch: (context) =>
      startRuntime(createCluster(context), {
        identity: { holder: "here", succeeds: () => false },
        ...{ installation: "here", records: NO_RECORDS },
      }),
  });
  onTestFinished(fleet.stop);
  const deps = { fleet, clusterStore, sealer, networks };
  const { id } = await addCluster(deps, { ...pasted(), name: "East", tags: [] }, mira);
  const before = fleet.clusters.get(id);
  /** Tokens of the watches that stand. */
  const standing = () =>
    asked.filter(({ path, ended }) => !ended && path.includes("watch=true")).map(({ token }) => token);
  await eventually(() => new Set(standing())).toEqual(new Set(["first"]));
  await eventually(() => standing().length).toBeGreaterThanOrEqual(14);
  const watches = standing().length;
  await eventually(() => before?.port.index()?.cluster.nodes.map(({ name }) => name)).toEqual(["a"]);

  const mark = asked.length;
  await rotateCredential(deps, id, pasted({}, { token: "second" }), mira);
  await eventually(standing).toEqual(Array(watches).fill("second"));
  expect(fleet.clusters.get(id)).toBe(before);
  expect(before?.port.index()?.cluster.nodes.map(({ name }) => name)).toEqual(["a"]);
  const since = asked.slice(mark).filter(({ path }) => path.includes("watch=true"));
  expect(since.every(({ path }) => path.includes("resourceVersion=5"))).toBe(true);
  // From the rotation on nothing is asked with the old one, but what was on its way.
  const late = asked.length;
  await eventually(() => asked.slice(late).some(({ path }) => path.includes("limit=1"))).toBe(true);
  expect(asked.slice(late).filter(({ token }) => token === "first")).toEqual([]);
}, 60_000);
