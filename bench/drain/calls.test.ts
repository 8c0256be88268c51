import { expect, it } from "vitest";
import { callsOf } from "./calls";

const event = (verb: string, requestURI: string, over: Record<string, unknown> = {}) =>
  JSON.stringify({ stage: "ResponseComplete", verb, userAgent: "drydock (web-0)", requestURI, ...over });
const eviction = (code: number, over: Record<string, unknown> = {}) =>
  event("create", "/api/v1/namespaces/shop/pods/p/eviction", {
    objectRef: { resource: "pods", subresource: "eviction" },
    responseStatus: { code },
    ...over,
  });
const pods = { objectRef: { resource: "pods" } };

it("counts what a drain costs, by kind, and what was refused of it", () => {
  const log = [
    eviction(201),
    eviction(429),
    eviction(201),
    event("list", "/api/v1/pods?fieldSelector=spec.nodeName%3Da&limit=500", pods),
    event("get", "/api?timeout=32s"),
    "",
  ].join("\n");
  expect(callsOf(log, "drydock")).toEqual({
    drain: 5,
    refused: 1,
    accepted: 2,
    upkeep: 0,
    kinds: { "create pods/eviction": 3, "list pods": 1, "get /api?timeout=32s": 1 },
  });
});

it("leaves out what goes on without a drain, calls that others made, and calls that still run", () => {
  const log = [
    event("watch", "/api/v1/pods?watch=true", pods),
    event("list", "/api/v1/nodes?limit=1", { objectRef: { resource: "nodes" } }),
    event("update", "/apis/coordination.k8s.io/v1/x", { objectRef: { resource: "leases" } }),
    event("get", "/version"),
    eviction(201, { userAgent: "drydock-sandbox/v1.36.3 (linux/amd64)" }),
    eviction(201, { userAgent: "kubectl/v1.36.3" }),
    event("watch", "/api/v1/pods?watch=true", { stage: "ResponseStarted" }),
  ].join("\n");
  expect(callsOf(log, "drydock")).toMatchObject({ drain: 0, accepted: 0, upkeep: 4 });
  expect(callsOf(log, "kubectl")).toMatchObject({ drain: 1, accepted: 1, upkeep: 0 });
});
