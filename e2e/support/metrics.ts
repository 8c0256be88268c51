import { HARBOR } from "./harbor.ts";
import { apply, kubectl } from "./kubectl.ts";

/** What metrics-server serves, as objects of the API server itself: kubectl top takes them for it. */
const DEFINITION = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: {
    name: "nodes.metrics.k8s.io",
    annotations: { "api-approved.kubernetes.io": "unapproved, for tests" },
  },
  spec: {
    group: "metrics.k8s.io",
    scope: "Cluster",
    names: { plural: "nodes", singular: "node", kind: "NodeMetrics", listKind: "NodeMetricsList" },
    versions: [
      {
        name: "v1beta1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
};

/** From now on each node of the harbor uses this, as the metrics API tells. Deleting the definition ends it. */
export async function measureUse(usage: { cpu: string; memory: string }): Promise<void> {
  await apply(DEFINITION);
  await kubectl("wait", "--for=condition=Established", `crd/${DEFINITION.metadata.name}`, "--timeout=30s");
  const timestamp = new Date().toISOString();
  await apply(
    ...Object.values(HARBOR).map((name) => ({
      apiVersion: "metrics.k8s.io/v1beta1",
      kind: "NodeMetrics",
      metadata: { name },
      timestamp,
      window: "20s",
      usage,
    })),
  );
}
