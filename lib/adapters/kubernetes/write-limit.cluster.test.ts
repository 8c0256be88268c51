import { expect, onTestFinished, test } from "vitest";
import type { ObservedPod } from "@/lib/domain/observed";
import { eventually } from "./testing/eventually";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  openCluster,
  openHttp,
  remove,
} from "./testing/real-cluster";

const FLOW_CONTROL = "/apis/flowcontrol.apiserver.k8s.io/v1";

test("API priority and fairness has no room: the eviction is throttled, and the whole cluster is left alone", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const token = await createAccount(http, namespace, "busy");
  const made = async (collection: string, spec: object) => {
    const path = `${FLOW_CONTROL}/${collection}`;
    await create(http, path, { metadata: { name: namespace }, spec });
    onTestFinished(() => remove(openHttp(), `${path}/${namespace}`));
  };
  const limited = {
    nominalConcurrencyShares: 0,
    borrowingLimitPercent: 0,
    limitResponse: { type: "Reject" },
  };
  await made("prioritylevelconfigurations", { type: "Limited", limited });
  const subjects = [{ kind: "ServiceAccount", serviceAccount: { namespace, name: "busy" } }];
  const resourceRules = [
    { verbs: ["create"], apiGroups: [""], resources: ["pods/eviction"], namespaces: ["*"] },
  ];
  await made("flowschemas", {
    priorityLevelConfiguration: { name: namespace },
    matchingPrecedence: 10,
    rules: [{ subjects, resourceRules }],
  });

  const cluster = openCluster(contextWith({ token }), false);
  const pod = { namespace, name: "web-1", uid: "1" } as ObservedPod;
  expect(cluster.writes()).toEqual({ free: 50, waitMs: 0 });
  // Even a level without seats serves one request at a time; only those beside it are turned away.
  const several = () => Promise.all(Array.from({ length: 8 }, () => cluster.evict(pod, {})));
  await eventually(several).toContainEqual({ kind: "throttled", retryAfterMs: 1_000 });
  const { free, waitMs } = cluster.writes();
  expect(free).toBe(0);
  expect(waitMs).toBeGreaterThan(500);
  await eventually(() => cluster.writes().free).toBeGreaterThan(0);
  expect(cluster.writes().free).toBeLessThan(10);
});
