import { expect, onTestFinished, test } from "vitest";
import { readComponents } from "./components";
import { failure, json, startScriptedServer } from "./testing/scripted-server";

const LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";
const VERBOSE = "[+]ping ok\n[+]log ok\n[+]etcd ok\nreadyz check passed\n";

interface Answers {
  readyz?: [status: number, text: string];
  lease?: number | object;
}

async function asked({ readyz = [200, VERBOSE], lease = 404 }: Answers) {
  const server = await startScriptedServer((response, { url = "" }) => {
    if (url.startsWith("/readyz"))
      response.writeHead(readyz[0], { "content-type": "text/plain" }).end(readyz[1]);
    else if (typeof lease === "number") failure(response, lease, "no");
    else json(response, { spec: lease });
  });
  onTestFinished(server.close);
  return { server, reading: await readComponents({ http: server.http, cluster: "prod" }) };
}

test("asks for the readiness and both Leases", async () => {
  const { server } = await asked({});
  expect(server.requests.sort()).toEqual([
    `GET ${LEASES}/kube-controller-manager`,
    `GET ${LEASES}/kube-scheduler`,
    "GET /readyz?verbose=",
  ]);
});

test.each([
  ["ready", [200, VERBOSE], { ready: true, failed: [], etcd: true }],
  [
    "not ready, and why",
    [500, "[+]ping ok\n[-]etcd failed: reason withheld\n[-]informer-sync failed: x\nreadyz check failed\n"],
    { ready: false, failed: ["etcd", "informer-sync"], etcd: false },
  ],
  ["ready, and says no more", [200, "ok"], { ready: true, failed: [], etcd: undefined }],
  ["not for this account", [403, "Forbidden"], undefined],
  ["not there, behind a proxy", [404, "<html>"], undefined],
] as const)("%s", async (_, readyz, expected) => {
  const { reading } = await asked({ readyz: [readyz[0], readyz[1]] });
  expect(reading.readyz).toEqual(expected);
});

test.each([
  [
    "who leads, without the part that makes the name one of a kind",
    { holderIdentity: "cp-1_6f2a", renewTime: "2026-01-01T00:00:00.000000Z" },
    { holder: "cp-1", renewedAt: "2026-01-01T00:00:00.000000Z" },
  ],
  ["a Lease that nobody holds", { holderIdentity: "", renewTime: "2026-01-01T00:00:00.000000Z" }, undefined],
  ["no Lease", 404, undefined],
  ["a Lease that may not be read", 403, "denied"],
] as const)("%s", async (_, lease, expected) => {
  const { reading } = await asked({ lease });
  expect(reading.leases).toEqual({ "kube-controller-manager": expected, "kube-scheduler": expected });
});
