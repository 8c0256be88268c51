import { expect, it } from "vitest";
import { DrydockError } from "@/lib/domain/errors";
import type { OpenApiDocument } from "@/lib/domain/help/api/document";
import { API_GROUPS } from "@/lib/domain/help/api/groups";
import { referenceOf } from "@/lib/domain/help/api/reference";
import { ENDPOINTS, OPEN_ENDPOINTS, openApiDocument } from "./openapi";
import { problemOf } from "./problem";

// As whoever downloads it reads it.
const document = JSON.parse(JSON.stringify(openApiDocument())) as OpenApiDocument;
const calls = referenceOf(document).flatMap((group) => group.calls.map((call) => ({ group, call })));

it("tells each call in one group, under a name of its own", () => {
  expect(calls.map(({ call }) => `${call.method} ${call.path}`).sort()).toEqual(
    [...ENDPOINTS, ...OPEN_ENDPOINTS].map(({ method, path }) => `${method} ${path}`).sort(),
  );
  expect(new Set(calls.map(({ call }) => call.id)).size).toBe(calls.length);
});

it("has no group without calls", () => {
  expect([...new Set(calls.map(({ group }) => group.slug))]).toEqual(API_GROUPS.map(({ slug }) => slug));
});

it("says of each call who may, and an example of it", () => {
  for (const { call } of calls) {
    expect(call.who, call.id).toMatch(/^(Who has the role|Administrators|Everybody)/);
    expect(call.curl, call.id).toMatch(/^curl .*\$DRYDOCK\/api\/v1\//s);
    expect(call.summary.length, call.id).toBeGreaterThan(5);
  }
});

it("refers to answers that exist", () => {
  const names = [...JSON.stringify(document.paths).matchAll(/#\/components\/responses\/(\w+)/g)];
  expect(names.length).toBeGreaterThan(0);
  for (const [, name = ""] of names) expect(document.components.responses).toHaveProperty(name);
});

it("tells a body's members in words that people read", () => {
  const on = calls.find(({ call }) => call.id === "post-clusters-cluster-nodes-node-maintenance")?.call;
  const reason = { name: "reason", type: "string, 500 characters at most", required: true, about: "" };
  expect(on?.request?.rows).toContainEqual(reason);
  expect(on?.curl).toContain(`-d '{"reason":"…"}'`);
  const refused = new DrydockError({ code: "refused", object: "x", why: "y", todo: "z" });
  expect(on?.errors.map(({ status }) => status)).toContain(String(problemOf(refused).status));
});
