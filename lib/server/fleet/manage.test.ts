import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { base64, OTHER_CERTIFICATE } from "@/lib/adapters/kubernetes/testing/certificates";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import type { ObservedNode } from "@/lib/domain/observed";
import { buildIndex, buildIntent, buildNode } from "@/lib/domain/testing/build";
import { limits, startLimits } from "@/lib/server/limits/limits";
import { startRuntime } from "@/lib/server/runtime";
import { memoryClusters } from "@/lib/server/testing/memory-clusters";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { permissive, startTlsApi } from "@/lib/server/testing/tls-api";
import { createFleet } from "./fleet";
import { addCluster, changeCluster, removeCluster, rotateCredential } from "./manage";

const mira = buildAdministrator("mira");
const loopback = [{ bits: 32 as const, value: 0x7f00_0000n, prefix: 8 }];
const sealer = createSealer(
  openKeyring({ DRYDOCK_DATA: "unused", DRYDOCK_KEY: Buffer.alloc(32, 7).toString("base64") }),
);

beforeAll(() => startLimits({ add: async () => 1 }));
afterAll(() => limits().stop());

interface World {
  /** Of each cluster's kube-system namespace, as its watch shows it. */
  uid?: string;
  nodes?: ObservedNode[];
  /** Nodes whose maintenance an earlier process wrote down. */
  remembered?: readonly string[];
  networks?: typeof loopback;
}

/** A console whose clusters are in memory; what is tried goes over the wire. */
function consoleWith({ uid, nodes = [], remembered = [], networks = loopback }: World = {}) {
  const store = memoryClusters();
  const records = {
    ...NO_RECORDS,
    recall: (_: string, take: Parameters<typeof NO_RECORDS.recall>[1]) => {
      const since = new Date(0).toISOString();
      const run = { cluster: "east", by: "mira", reason: "disk", since, podsToMove: 0 };
      const runs = remembered.map((node) => ({
        ...{ ...run, id: `m-${node}`, node, nodeUid: node, options: { consents: [] } },
      }));
      queueMicrotask(() => take({ runs, events: [] }));
    },
  };
  const fleet = createFleet({
    ...{ own: [], store, sealer, networks, onChange: () => undefined },
    launch(context) {
      const unreachable = remembered.length > 0;
      const { port } = memoryPort(context.id, unreachable ? { nodes: undefined } : { nodes });
      const namespaces = uid === undefined ? undefined : [{ name: "kube-system", uid, labels: {} }];
      const index = unreachable ? undefined : buildIndex({ nodes, namespaces });
      const seen = { ...port, index: () => index, info: { ...port.info, name: context.name } };
      const identity = { holder: context.id, succeeds: () => false };
      return startRuntime(seen, { identity, installation: "here", records });
    },
  });
  onTestFinished(fleet.stop);
  return { fleet, clusterStore: store, sealer, networks };
}

const named = (name: string) => ({ name, tags: ["oslo"] });

describe("adding", () => {
  test("tests with the credential, keeps it sealed, and tells what it may", async () => {
    const { pasted, asked } = await startTlsApi(permissive("u-1"));
    const deps = consoleWith();
    const { id, trial } = await addCluster(deps, { ...pasted(), ...named("East") }, mira);
    expect(trial).toMatchObject({ version: "v1.36.3", user: "robot", enough: true, already: [] });
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(["first"]));
    const [kept] = await deps.clusterStore.list();
    expect(kept).toMatchObject({ id, name: "East", tags: ["oslo"], added: { by: "mira" } });
    expect(JSON.stringify(kept)).not.toContain("first");
    expect(deps.fleet.clusters.has(id)).toBe(true);
  });

  test("tells that the console has the cluster already", async () => {
    const { pasted } = await startTlsApi(permissive("u-1"));
    const deps = consoleWith({ uid: "u-1" });
    await addCluster(deps, { ...pasted(), ...named("East") }, mira);
    const { id, trial } = await addCluster(deps, { ...pasted(), ...named("East?") }, mira);
    expect(id).toBe("east-2");
    expect(trial.already).toEqual(["East"]);
  });

  test("takes no name that another cluster has, and neither does a change", async () => {
    const { pasted, asked } = await startTlsApi(permissive("u-1"));
    const deps = consoleWith();
    const { id } = await addCluster(deps, { ...pasted(), ...named("East") }, mira);
    const tried = asked.length;
    const taken = { failure: { code: "bad-input", what: "The name EAST is taken", field: "name" } };
    await expect(addCluster(deps, { ...pasted(), ...named("EAST") }, mira)).rejects.toMatchObject(taken);
    expect(asked).toHaveLength(tried);
    const other = await addCluster(deps, { ...pasted(), ...named("West") }, mira);
    await expect(changeCluster(deps, other.id, { name: "EAST" })).rejects.toMatchObject(taken);
    await changeCluster(deps, id, { name: "EAST" });
    expect(deps.fleet.record(id)?.name).toBe("EAST");
  });

  const unauthorized = { status: 401, body: { kind: "Status", code: 401, message: "Unauthorized" } };
  const moved = { status: 307, headers: { location: "https://203.0.113.9/" }, body: "" };
  type Failing = [
    what: string,
    answer: Parameters<typeof startTlsApi>[0],
    how: { plain?: boolean; cluster?: object; networks?: typeof loopback },
    failure: object,
  ];
  const unreachable = (why: RegExp) => ({
    ...{ code: "cluster-unreachable", cluster: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    why: expect.stringMatching(why),
  });
  test.each<Failing>([
    [
      "a token that does not count",
      () => unauthorized,
      {},
      { code: "cluster-credentials", why: "Unauthorized", todo: expect.stringContaining("Nothing was kept") },
    ],
    ["a redirect", () => moved, {}, unreachable(/a redirect, which is not followed/)],
    ["a page", () => ({ body: "<html>" }), {}, unreachable(/200 \(<html>\)/)],
    ["JSON of something else", () => ({ body: { hello: 1 } }), {}, unreachable(/API server of Kubernetes/)],
    ["JSON of nothing", () => ({ body: null }), {}, unreachable(/API server of Kubernetes/)],
    ["a server without TLS", permissive("u"), { plain: true }, unreachable(/without TLS/)],
    [
      "a certificate of another authority",
      permissive("u"),
      { cluster: { "certificate-authority-data": base64(OTHER_CERTIFICATE) } },
      {
        ...unreachable(/not signed by the cluster's authority/),
        todo: expect.stringContaining("certificate-authority-data"),
      },
    ],
    [
      "a certificate for another name",
      permissive("u"),
      { cluster: { "tls-server-name": "other" } },
      unreachable(/for another name/),
    ],
    [
      "nobody there",
      permissive("u"),
      { cluster: { server: "https://127.0.0.1:1" } },
      unreachable(/connection refused/),
    ],
    [
      "an address that is not allowed",
      permissive("u"),
      { networks: [] },
      {
        code: "bad-input",
        what: expect.stringMatching(/^The console does not connect to 127\.0\.0\.1/),
        why: expect.stringContaining("the console's own machine"),
        todo: expect.stringContaining("DRYDOCK_ALLOWED_NETWORKS"),
      },
    ],
  ])("%s is told, and nothing is kept", async (_, answer, { plain, cluster, networks }, failure) => {
    const { pasted } = await startTlsApi(answer, { plain });
    const deps = consoleWith({ networks });
    await expect(addCluster(deps, { ...pasted(cluster), ...named("East") }, mira)).rejects.toMatchObject({
      failure,
    });
    expect(await deps.clusterStore.list()).toEqual([]);
  });
});

describe("rotating", () => {
  test("replaces the credential by one of the same cluster, and by no other's", async () => {
    const first = await startTlsApi(permissive("u-1"));
    const other = await startTlsApi(permissive("u-2"));
    const deps = consoleWith({ uid: "u-1" });
    const { id } = await addCluster(deps, { ...first.pasted(), ...named("East") }, mira);
    const before = await deps.clusterStore.list();
    await expect(rotateCredential(deps, id, other.pasted(), mira)).rejects.toMatchObject({
      failure: { code: "bad-input", what: expect.stringContaining("another cluster"), field: "kubeconfig" },
    });
    expect(await deps.clusterStore.list()).toEqual(before);
    await rotateCredential(deps, id, first.pasted({}, { token: "second" }), mira);
    expect(first.asked.at(-1)?.token).toBe("second");
    expect(await deps.clusterStore.list()).not.toEqual(before);
  });

  test("takes a credential where nobody knows yet which cluster it is", async () => {
    const { pasted } = await startTlsApi(permissive("u-2"));
    const deps = consoleWith({ uid: undefined });
    const { id } = await addCluster(deps, { ...pasted(), ...named("East") }, mira);
    await expect(rotateCredential(deps, id, pasted(), mira)).resolves.toMatchObject({ enough: true });
  });
});

describe("removing", () => {
  async function added(world: World) {
    const { pasted } = await startTlsApi(permissive("u-1"));
    const deps = consoleWith(world);
    const { id } = await addCluster(deps, { ...pasted(), ...named("East") }, mira);
    return { deps, id };
  }

  test("forgets the credential at once", async () => {
    const { deps, id } = await added({ nodes: [buildNode("a")] });
    expect(await removeCluster(deps, id, false)).toEqual([]);
    expect(await deps.clusterStore.list()).toEqual([]);
    expect(deps.fleet.clusters.has(id)).toBe(false);
  });

  test.each<[string, World]>([
    ["stand in the cluster", { nodes: [buildNode("a", { intent: buildIntent() }), buildNode("b")] }],
    ["stood there when a cluster that gives no answer last did", { remembered: ["a"] }],
  ])("asks first where maintenances %s", async (_, world) => {
    const { deps, id } = await added(world);
    await expect(removeCluster(deps, id, false)).rejects.toMatchObject({
      failure: { code: "refused", why: expect.stringContaining("1 node in maintenance: a.") },
    });
    expect(await deps.clusterStore.list()).toHaveLength(1);
    expect(await removeCluster(deps, id, true)).toEqual(["a"]);
    expect(await deps.clusterStore.list()).toEqual([]);
  });
});
