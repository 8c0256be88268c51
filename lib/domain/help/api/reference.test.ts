import { expect, it } from "vitest";
import type { JsonSchema, OpenApiDocument, Operation } from "./document";
import { curlOf } from "./example";
import { API_GROUPS, groupOfPath } from "./groups";
import { referenceOf } from "./reference";

const reason: JsonSchema = {
  type: "object",
  properties: { reason: { type: "string" } },
  required: ["reason"],
};
const turnOn: Operation = {
  operationId: "post-maintenance",
  summary: "Turn maintenance mode on",
  description: "Cluster Editors.",
  tags: ["Maintenance"],
  parameters: [
    { name: "node", in: "path", required: true, schema: { type: "string" } },
    { name: "dry", in: "query", required: false, schema: { type: "boolean", description: "Only the plan" } },
  ],
  requestBody: { required: true, content: { "application/json": { schema: reason } } },
  responses: {
    "201": { description: "Done", content: { "application/json": { schema: reason } } },
    "409": { $ref: "#/components/responses/Refused" },
    "410": { $ref: "#/components/responses/Nowhere" },
    default: { description: "Anything" },
  },
};
const stream: Operation = {
  operationId: "get-stream",
  summary: "Events",
  description: "Everybody.",
  tags: ["Live data"],
  parameters: [],
  responses: { "200": { description: "Done", content: { "text/event-stream": { schema: reason } } } },
};
const DOCUMENT: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Test", version: "1" },
  tags: [],
  components: { responses: { Refused: { description: "Not now." } }, securitySchemes: {} },
  security: [],
  paths: {
    "/api/v1/clusters/{cluster}/nodes/{node}/maintenance": { post: turnOn },
    "/api/v1/stream": { get: stream },
  },
};

const call = (slug: string) => referenceOf(DOCUMENT).find((group) => group.slug === slug)?.calls[0];
const row = { name: "reason", type: "string", required: true, about: "" };

it("tells a command with what it takes and answers", () => {
  expect(call("maintenance")).toEqual({
    id: "post-maintenance",
    method: "POST",
    path: "/api/v1/clusters/{cluster}/nodes/{node}/maintenance",
    summary: "Turn maintenance mode on",
    who: "Cluster Editors.",
    parameters: [
      { name: "node", type: "string", required: true, about: "In the address." },
      { name: "dry", type: "boolean", required: false, about: "Only the plan" },
    ],
    request: { what: "object", rows: [row] },
    status: "201",
    response: { what: "object", rows: [row] },
    errors: [
      { status: "409", about: "Not now." },
      { status: "410", about: "Nowhere" },
    ],
    curl: expect.stringContaining("curl"),
  });
});

it("tells a stream by what its events hold", () => {
  expect(call("live")).toMatchObject({
    response: { what: "a stream of events, each with", rows: [row] },
    request: undefined,
    errors: [],
  });
});

it("has every group, also those without calls", () => {
  expect(referenceOf(DOCUMENT).map(({ slug }) => slug)).toEqual(API_GROUPS.map(({ slug }) => slug));
  expect(call("people")).toBeUndefined();
});

it.each([
  ["/api/v1/clusters", "clusters"],
  ["/api/v1/clusters/{cluster}/credential", "clusters"],
  ["/api/v1/clusters/{cluster}/kubeconfig", "clusters"],
  ["/api/v1/kubeconfigs/test", "clusters"],
  ["/api/v1/clusters/{cluster}/nodes", "nodes"],
  ["/api/v1/clusters/{cluster}/nodes/{node}/events", "nodes"],
  ["/api/v1/clusters/{cluster}/events", "events"],
  ["/api/v1/clusters/{cluster}/nodes/{node}/maintenance/plan", "maintenance"],
  ["/api/v1/maintenances", "maintenance"],
  ["/api/v1/clusters/{cluster}/runs/{id}", "history"],
  ["/api/v1/clusters/{cluster}/pods/export", "workloads"],
  ["/api/v1/clusters/{cluster}/stream", "live"],
  ["/api/v1/account/sessions", "account"],
  ["/api/v1/people/{id}/sessions", "people"],
  ["/api/v2/else", undefined],
  ["/api/v1/clusters/{cluster}/balance", "workloads"],
  ["/api/v1/clusters/{cluster}/restarts/{id}", "workloads"],
  ["/api/v1/clusters/{cluster}/scan-schedules/{id}", "scans"],
  ["/api/v1/clusters/{cluster}/backups", "backups"],
  ["/api/v1/clusters/{cluster}/profile/{release}", "profile"],
  ["/api/v1/channels/{id}/test", "notifications"],
  ["/api/v1/deliveries", "notifications"],
  ["/api/v1/audit", "audit"],
  ["/api/v1/links/{id}", "account"],
  ["/api/v1/runs", "history"],
])("%s belongs to %s", (path, slug) => {
  expect(groupOfPath(path)?.slug).toBe(slug);
});

const plain = { ...stream, requestBody: undefined };
it.each<[string, Operation, string]>([
  ["GET", plain, 'curl -H "Authorization: Bearer $TOKEN" \\\n  "$DRYDOCK/api/NODE"'],
  ["GET", { ...plain, security: [] }, 'curl "$DRYDOCK/api/NODE"'],
  ["DELETE", plain, 'curl -H "Authorization: Bearer $TOKEN" \\\n  -X DELETE \\\n  "$DRYDOCK/api/NODE"'],
  ["POST", plain, 'curl -H "Authorization: Bearer $TOKEN" \\\n  -X POST \\\n  "$DRYDOCK/api/NODE"'],
  [
    "POST",
    turnOn,
    `curl -H "Authorization: Bearer $TOKEN" \\\n  -H 'content-type: application/json' -d '{"reason":"…"}' \\\n  "$DRYDOCK/api/NODE"`,
  ],
  [
    "PATCH",
    turnOn,
    `curl -H "Authorization: Bearer $TOKEN" \\\n  -X PATCH \\\n  -H 'content-type: application/json' -d '{"reason":"…"}' \\\n  "$DRYDOCK/api/NODE"`,
  ],
])("%s as curl", (method, operation, command) => {
  expect(curlOf(method, "/api/{node}", operation)).toBe(command);
});

it("keeps a quotation mark of a body within its own", () => {
  const schema: JsonSchema = { type: "string", const: "it's" };
  const operation = {
    ...turnOn,
    requestBody: { required: true, content: { "application/json": { schema } } },
  };
  expect(curlOf("POST", "/x", operation)).toContain(`-d '"it'\\''s"'`);
});

it("tells what a document leaves out: a call without an answer, a query without a word, another document's answer", () => {
  const silent: Operation = {
    ...plain,
    parameters: [{ name: "after", in: "query", required: false, schema: { type: "string" } }],
    responses: { "204": { description: "Done" }, "500": { description: "Broken" } },
  };
  const document = { ...DOCUMENT, paths: { "/api/v1/stream": { delete: silent } } };
  const [told] = referenceOf(document).find(({ slug }) => slug === "live")?.calls ?? [];
  expect(told).toMatchObject({
    method: "DELETE",
    status: "204",
    response: undefined,
    request: undefined,
    parameters: [{ name: "after", type: "string", required: false, about: "" }],
    errors: [{ status: "500", about: "Broken" }],
  });
});

it("keeps the order of the document within a group, and leaves out a group that nobody knows", () => {
  const named = (operationId: string, ...tags: string[]): Operation => ({ ...plain, operationId, tags });
  const paths = {
    "/b": { get: named("b-get", "Nodes"), post: named("b-post", "Nodes") },
    "/a": { get: named("a-get", "Nodes") },
    "/c": { get: named("c-get", "Else"), put: named("c-put") },
  };
  const groups = referenceOf({ ...DOCUMENT, paths });
  expect(groups.flatMap(({ slug, calls }) => calls.map(({ id }) => `${slug}: ${id}`))).toEqual([
    "nodes: b-get",
    "nodes: b-post",
    "nodes: a-get",
  ]);
});

it("names each group once, with a title of its own", () => {
  expect(new Set(API_GROUPS.map(({ slug }) => slug)).size).toBe(API_GROUPS.length);
  expect(new Set(API_GROUPS.map(({ title }) => title)).size).toBe(API_GROUPS.length);
});

it("puts every name of an address in capitals", () => {
  expect(curlOf("GET", "/clusters/{cluster}/nodes/{node}", { ...plain, security: [] })).toBe(
    'curl "$DRYDOCK/clusters/CLUSTER/nodes/NODE"',
  );
});
