import { expect, onTestFinished, test } from "vitest";
import type { KubeHttp } from "./http";
import { eventually } from "./testing/eventually";
import {
  contextWith,
  create,
  createAccount,
  createNamespace,
  createPod,
  openCluster,
  openHttp,
  remove,
  workers,
} from "./testing/real-cluster";
import { startWebhook } from "./testing/webhook";

/** Lets one request of that account be carried out at a time, and sends the others away. Until the test ends. */
async function limit(http: KubeHttp, namespace: string, name: string): Promise<void> {
  const flow = "/apis/flowcontrol.apiserver.k8s.io/v1";
  const level = `${flow}/prioritylevelconfigurations`;
  const limited = { nominalConcurrencyShares: 0, lendablePercent: 0, borrowingLimitPercent: 0 };
  await create(http, level, {
    metadata: { name: namespace },
    spec: { type: "Limited", limited: { ...limited, limitResponse: { type: "Reject" } } },
  });
  const resourceRules = [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"], namespaces: ["*"] }];
  const subjects = [{ kind: "ServiceAccount", serviceAccount: { name, namespace } }];
  await create(http, `${flow}/flowschemas`, {
    metadata: { name: namespace },
    spec: {
      priorityLevelConfiguration: { name: namespace },
      matchingPrecedence: 2,
      rules: [{ subjects, resourceRules }],
    },
  });
  onTestFinished(async () => {
    await remove(http, `${flow}/flowschemas/${namespace}`);
    await remove(http, `${level}/${namespace}`);
  });
}

test("API priority and fairness sends an eviction away: no budget's no, and told apart by having no Status", async () => {
  const http = openHttp();
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  const [first, second] = [
    await createPod(http, namespace, "web-1", { node }),
    await createPod(http, namespace, "web-2", { node }),
  ];
  const token = await createAccount(http, namespace, "busy");
  await create(http, `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`, {
    metadata: { name: "busy" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "admin" },
    subjects: [{ kind: "ServiceAccount", name: "busy", namespace }],
  });
  const cluster = openCluster(contextWith({ token }), false);
  const webhook = await startWebhook(http, { namespace, pod: first.name, timeoutSeconds: 30 });
  webhook.answer = "silence";
  await limit(http, namespace, "busy");
  // One is on its way for as long as the webhook says nothing.
  const pending = cluster.evict(first, {});
  await eventually(webhook.asked).toBe(1);
  const other = openCluster(contextWith({ token }), false);
  await eventually(() => other.evict(second, {})).toEqual({
    kind: "throttled",
    retryAfterMs: expect.any(Number),
  });
  await webhook.stop();
  await expect(pending).resolves.toMatchObject({ kind: "webhook-failed" });
});
