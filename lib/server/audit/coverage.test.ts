import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/server/openapi";

/** What changes nothing although it is no GET. */
const HARMLESS = [
  "POST /api/v1/clusters/{cluster}/nodes/{node}/maintenance/plan",
  "POST /api/v1/kubeconfigs/inspect",
];
/** What hands something out although it is a GET. */
const HANDS_OUT = [
  "GET /api/v1/clusters/{cluster}/kubeconfig",
  "GET /api/v1/clusters/{cluster}/profile/values",
  "GET /api/v1/audit/export",
];

const calls = ENDPOINTS.map((endpoint) => ({ endpoint, call: `${endpoint.method} ${endpoint.path}` }));
const recorded = calls.filter(
  ({ endpoint, call }) => (endpoint.method !== "GET" && !HARMLESS.includes(call)) || HANDS_OUT.includes(call),
);

describe("the audit log is told of", () => {
  it.each(recorded)("$call", ({ endpoint }) => {
    expect(endpoint.audit?.action).toMatch(/^[a-z]+\.[a-z-]+$/);
  });
});

it("what is listed here is there", () => {
  const known = calls.map(({ call }) => call);
  expect(known).toEqual(expect.arrayContaining([...HARMLESS, ...HANDS_OUT]));
});

it("a mere read is not recorded, or the log would hold little else", () => {
  const reads = calls.filter(({ endpoint, call }) => endpoint.method === "GET" && !HANDS_OUT.includes(call));
  expect(reads.filter(({ endpoint }) => endpoint.audit).map(({ call }) => call)).toEqual([]);
});
