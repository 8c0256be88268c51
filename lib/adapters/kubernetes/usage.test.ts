import { expect, onTestFinished, test } from "vitest";
import { failure, json, startScriptedServer } from "./testing/scripted-server";
import { readUsage } from "./usage";

async function asked(answer: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(answer);
  onTestFinished(server.close);
  return { server, read: () => readUsage({ http: server.http, cluster: "prod" }) };
}

const metrics = (name: string, timestamp: string, cpu: string, memory: string) => ({
  metadata: { name },
  timestamp,
  window: "20s",
  usage: { cpu, memory },
});

test("reads what each node uses, and when that was measured last", async () => {
  const { server, read } = await asked((response) =>
    json(response, {
      items: [
        metrics("w1", "2026-01-01T00:00:10Z", "1250417911n", "2097152Ki"),
        metrics("w2", "2026-01-01T00:00:25Z", "250m", "1Gi"),
        { metadata: { name: "w3" } },
      ],
    }),
  );
  await expect(read()).resolves.toEqual({
    measuredAt: "2026-01-01T00:00:25Z",
    nodes: {
      w1: { cpuMilli: 1251, memoryBytes: 2 * 2 ** 30 },
      w2: { cpuMilli: 250, memoryBytes: 2 ** 30 },
    },
  });
  expect(server.requests).toEqual(["GET /apis/metrics.k8s.io/v1beta1/nodes"]);
});

test.each([
  ["no such API", 404],
  ["an APIService without anybody behind it", 503],
  ["an account that may not", 403],
])("with %s nothing is measured", async (_, status) => {
  const { read } = await asked((response) => failure(response, status, "no"));
  await expect(read()).resolves.toBeUndefined();
});

test("one that has measured nothing yet tells nothing", async () => {
  const { read } = await asked((response) => json(response, { items: [] }));
  await expect(read()).resolves.toBeUndefined();
});

test("any other answer is a failure", async () => {
  const { read } = await asked((response) => failure(response, 500, "etcd is away"));
  await expect(read()).rejects.toMatchObject({ failure: { code: "cluster-unreachable" } });
});
