import { describe, expect, test } from "vitest";
import type { EvictionOutcome } from "@/lib/operations/ports";
import { createNamespace, createPod, openCluster, openHttp, workers } from "./testing/real-cluster";
import { startWebhook, type WebhookAnswer } from "./testing/webhook";

async function evictUnder(answer: WebhookAnswer | "nobody listens", timeoutSeconds?: number) {
  const http = openHttp();
  const cluster = openCluster(undefined, false);
  const namespace = await createNamespace(http);
  const [node] = await workers(http);
  const pod = await createPod(http, namespace, "web-1", { node });
  const webhook = await startWebhook(http, { namespace, pod: pod.name, timeoutSeconds });
  if (answer === "nobody listens") await webhook.stop();
  else webhook.answer = answer;
  const outcome = await cluster.evict(pod, {});
  const path = `/api/v1/namespaces/${namespace}/pods/${pod.name}`;
  // One that has not started yet is gone at once.
  const { status, body } = await http.ask({ path });
  const { metadata } = body as { metadata?: { deletionTimestamp?: string } };
  return { outcome, webhook, leaving: status === 404 || metadata?.deletionTimestamp !== undefined };
}

describe("a webhook's no keeps the pod, and is told with its words and its name", () => {
  test.each<[string, WebhookAnswer, Partial<EvictionOutcome>]>([
    [
      "403",
      { allowed: false, code: 403, message: "quorum would be lost" },
      { kind: "denied", message: "quorum would be lost" },
    ],
    [
      "400",
      { allowed: false, code: 400, message: "not like this" },
      { kind: "denied", message: "not like this" },
    ],
    [
      "404, which is not the pod's",
      { allowed: false, code: 404, message: "no such volume" },
      { kind: "denied", message: "no such volume" },
    ],
    ["409", { allowed: false, code: 409, message: "busy" }, { kind: "denied", message: "busy" }],
    [
      "500",
      { allowed: false, code: 500, message: "operator is broken" },
      { kind: "denied", message: "operator is broken" },
    ],
    ["no status at all", { allowed: false }, { kind: "denied", message: "without explanation" }],
    [
      "429 without a budget's cause is no budget's",
      { allowed: false, code: 429, message: "Evacuation in progress" },
      { kind: "postponed", message: "Evacuation in progress" },
    ],
  ])("%s", async (_, answer, expected) => {
    const { outcome, webhook, leaving } = await evictUnder(answer);
    expect(outcome).toMatchObject({ ...expected, by: webhook.name });
    expect(webhook.asked()).toBe(1);
    expect(leaving).toBe(false);
  });
});

describe("a webhook that has to be asked and does not answer keeps the pod, and is named", () => {
  test.each<[string, WebhookAnswer | "nobody listens", string]>([
    ["cuts the connection", "cut", "EOF"],
    ["does not listen", "nobody listens", "connection refused"],
    ["is silent", "silence", "context deadline exceeded"],
    ["answers something else", "garbage", "received invalid webhook response"],
  ])("%s", async (_, answer, message) => {
    const { outcome, webhook, leaving } = await evictUnder(answer, answer === "silence" ? 1 : undefined);
    expect(outcome).toEqual({
      kind: "webhook-failed",
      by: webhook.name,
      message: expect.stringContaining(message),
    });
    expect(leaving).toBe(false);
  });
});

test("a webhook's yes lets it go", async () => {
  const { outcome, leaving } = await evictUnder({ allowed: true });
  expect(outcome).toEqual({ kind: "accepted" });
  expect(leaving).toBe(true);
});
