import { afterAll, expect, test } from "vitest";
import type { Cluster } from "@/lib/adapters/kubernetes";
import type { KubeHttp } from "./http";
import { listPages } from "./list-pages";
import { createPodProjection } from "./project-pod";
import { eventually } from "./testing/eventually";
import { createNamespace, createPod, openCluster, openHttp, remove, workers } from "./testing/real-cluster";
import { refreshControllers, without } from "./testing/sandbox";

afterAll(refreshControllers);

/** What the watch caches hold and what a fresh list says, as comparable text. */
async function compare(cluster: Cluster, http: KubeHttp): Promise<{ cached: string[]; listed: string[] }> {
  const project = createPodProjection();
  const listed: unknown[] = [];
  for await (const page of listPages(http, { path: "/api/v1/pods" })) listed.push(...page.map(project));
  const text = (pods: readonly unknown[]) => pods.map((pod) => JSON.stringify(pod)).sort();
  return { cached: text(cluster.index()?.pods.all() ?? []), listed: text(listed) };
}

async function expectConvergence(cluster: Cluster, http: KubeHttp) {
  await eventually(async () => {
    const { cached, listed } = await compare(cluster, http);
    return listed.length > 0 && JSON.stringify(cached) === JSON.stringify(listed);
  }).toBe(true);
}

/**
 * Creates, labels and deletes pods in an order that the seed decides. Returns how many are left.
 * What fails is told to `failed`, which throws unless failures are expected.
 */
async function churn(
  http: KubeHttp,
  namespace: string,
  seed: number,
  rounds: number,
  failed: (error: unknown) => void,
): Promise<number> {
  const nodes = await workers(http);
  const alive: string[] = [];
  const attempt = (call: Promise<unknown>) => call.then(() => {}, failed);
  let state = seed;
  const draw = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  for (let round = 0; round < rounds; round++) {
    const choice = draw(3);
    const at = draw(alive.length);
    const name = alive[at];
    if (choice === 0 || name === undefined) {
      const fresh = `p-${seed}-${round}`;
      await attempt(createPod(http, namespace, fresh, { node: nodes[draw(nodes.length)] }));
      alive.push(fresh);
    } else if (choice === 1) {
      const body = { metadata: { labels: { round: String(round) } } };
      const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
      const contentType = "application/merge-patch+json";
      await attempt(http.fetchJson({ method: "PATCH", path, contentType, body }));
    } else {
      await attempt(remove(http, `/api/v1/namespaces/${namespace}/pods/${name}`, 0));
      alive.splice(at, 1);
    }
  }
  return alive.length;
}

test("lists and watches agree with a fresh list while pods come, change and go", async () => {
  const http = openHttp();
  const cluster = openCluster();
  await eventually(() => cluster.freshness().state).toBe("live");
  expect(cluster.index()?.cluster.nodes).toHaveLength(4);
  const namespace = await createNamespace(http);
  let told = 0;
  cluster.onChange(() => {
    told += 1;
  });
  const left = await churn(http, namespace, 7, 150, (error) => {
    throw error;
  });
  expect(left).toBeGreaterThan(0);
  await expectConvergence(cluster, http);
  expect(told).toBeGreaterThan(50);
  const { gitVersion } = await http.fetchJson<{ gitVersion: string }>({ path: "/version" });
  expect(cluster.version()).toBe(gitVersion);
  expect(cluster.latencyMs()).toBeLessThan(3000);
});

test("a change is in the cache within a second, on a resource that was quiet before", async () => {
  const http = openHttp();
  const cluster = openCluster();
  await eventually(() => cluster.freshness().state).toBe("live");
  const namespace = await createNamespace(http);
  const began = performance.now();
  await http.fetchJson({
    method: "POST",
    path: `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`,
    body: { metadata: { name: "quiet" }, spec: { minAvailable: 1, selector: {} } },
  });
  await eventually(() =>
    cluster.index()?.cluster.budgets.some((budget) => budget.namespace === namespace),
  ).toBe(true);
  expect(performance.now() - began).toBeLessThan(1000);
});

test("a dead API server: freshness tells the truth, and the rows are right again a moment after it", async () => {
  const http = openHttp();
  const cluster = openCluster();
  await eventually(() => cluster.freshness().state).toBe("live");
  const namespace = await createNamespace(http);
  await createPod(http, namespace, "before", {});
  await expectConvergence(cluster, http);
  const names = () =>
    cluster
      .index()
      ?.pods.all()
      .map(({ name }) => name)
      .sort(); // One that changed meanwhile may stand elsewhere.
  const before = names();

  const stopped = Date.now();
  await without("kube-apiserver", async () => {
    await eventually(cluster.freshness).toMatchObject({ state: "unreachable", why: "connection refused" });
    const lost = cluster.freshness();
    expect(Date.parse("since" in lost ? lost.since : "")).toBeGreaterThanOrEqual(stopped);
    // Rows stay, and commands fail at once.
    expect(names()).toEqual(before);
    const asked = performance.now();
    await expect(cluster.readNode("any")).rejects.toMatchObject({
      failure: { code: "cluster-unreachable", why: "connection refused" },
    });
    expect(performance.now() - asked).toBeLessThan(1000);
  });
  const back = performance.now();
  await eventually(() => cluster.freshness().state).toBe("live");
  expect(performance.now() - back).toBeLessThan(2000);
  await createPod(http, namespace, "after", {});
  await eventually(() =>
    cluster
      .index()
      ?.pods.all()
      .some(({ name }) => name === "after"),
  ).toBe(true);
  await remove(http, `/api/v1/namespaces/${namespace}/pods/before`, 0);
  await expectConvergence(cluster, http);
});

test.each([1, 2, 3])(
  "an API server that dies twice under churn, seed %i: the rows end up right",
  async (seed) => {
    const http = openHttp();
    const cluster = openCluster();
    await eventually(() => cluster.freshness().state).toBe("live");
    const namespace = await createNamespace(http);
    const failures: unknown[] = [];
    let done = false;
    const kill = async () => {
      for (let deaths = 0; deaths < 2; deaths++) await without("kube-apiserver", async () => {});
      done = true;
    };
    const keepChanging = async () => {
      for (let part = 0; !done || part === 0; part++) {
        await churn(http, namespace, seed * 1000 + part, 25, (error) => failures.push(error)).catch(() => {});
      }
    };
    await Promise.all([kill(), keepChanging()]);
    // The deaths were noticed, so this was no calm sea.
    expect(failures.length).toBeGreaterThan(0);
    await eventually(() => cluster.freshness().state).toBe("live");
    await expectConvergence(cluster, http);
  },
);

test("a dead etcd behind an API server that still accepts connections and keeps watches open is told too", async () => {
  const cluster = openCluster();
  await eventually(() => cluster.freshness().state).toBe("live");
  await without("etcd", () => eventually(() => cluster.freshness().state).toBe("unreachable"));
  await eventually(() => cluster.freshness().state).toBe("live");
});

test("close ends the watches at once, and the port then answers as closed", async () => {
  const cluster = openCluster();
  await eventually(() => cluster.freshness().state).toBe("live");
  const began = performance.now();
  await cluster.close();
  expect(performance.now() - began).toBeLessThan(500);
  await expect(cluster.readNode("any")).rejects.toThrow();
});
