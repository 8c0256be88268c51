import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { expect, inject, onTestFinished } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { create, remove } from "./real-cluster";

/** What the webhook answers: a verdict, or something that is no answer. */
export type WebhookAnswer =
  | { allowed: true }
  | { allowed: false; code?: number; message?: string }
  | "cut"
  | "silence"
  | "garbage";

export interface Webhook {
  name: string;
  answer: WebhookAnswer;
  /** Evictions that it was asked about, dry runs not counted. */
  asked(): number;
  /** From now on nobody listens. */
  stop(): Promise<void>;
}

interface Review {
  request: { uid: string; dryRun?: boolean };
}

function verdict({ request }: Review, answer: Extract<WebhookAnswer, object>): string {
  const status = answer.allowed ? undefined : { code: answer.code, message: answer.message };
  const response = { uid: request.uid, allowed: answer.allowed, status };
  return JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response });
}

/**
 * A real admission webhook that is asked about evictions in one namespace, until the test ends. It lends itself the
 * certificate of the sandbox's API server, which is for 127.0.0.1, too.
 */
export async function startWebhook(
  http: KubeHttp,
  at: { namespace: string; pod: string; timeoutSeconds?: number },
): Promise<Webhook> {
  const pki = join(dirname(inject("kubeconfig")), "pki");
  const file = (name: string) => readFileSync(join(pki, name));
  let asked = 0;
  let reached = 0;
  const server = createServer({ cert: file("kube-apiserver.crt"), key: file("kube-apiserver.key") });
  server.on("request", async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const review = JSON.parse(Buffer.concat(parts).toString()) as Review;
    reached += 1;
    // A dry run only asks whether the API server knows of the webhook yet.
    if (review.request.dryRun) return response.end(verdict(review, { allowed: true }));
    asked += 1;
    const { answer } = webhook;
    if (answer === "silence") return;
    if (answer === "cut") return response.destroy();
    response.setHeader("content-type", "application/json");
    response.end(answer === "garbage" ? "{}" : verdict(review, answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const name = `evictions.${at.namespace}.example`;
  const configurations = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  const webhook: Webhook = {
    name,
    answer: { allowed: true },
    asked: () => asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  onTestFinished(async () => {
    await remove(http, `${configurations}/${name}`);
    await webhook.stop();
  });
  await create(http, configurations, {
    metadata: { name },
    webhooks: [
      {
        name,
        admissionReviewVersions: ["v1"],
        sideEffects: "None",
        failurePolicy: "Fail",
        timeoutSeconds: at.timeoutSeconds ?? 10,
        clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle: file("ca.crt").toString("base64") },
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": at.namespace } },
        rules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods/eviction"] },
        ],
      },
    ],
  });
  const path = `/api/v1/namespaces/${at.namespace}/pods/${at.pod}/eviction`;
  const metadata = { name: at.pod, namespace: at.namespace };
  const body = { apiVersion: "policy/v1", kind: "Eviction", metadata };
  const dryRun = { method: "POST" as const, path, query: { dryRun: "All" }, body };
  await expect.poll(async () => (await http.ask(dryRun)) && reached, { timeout: 30_000 }).toBeGreaterThan(0);
  return webhook;
}
