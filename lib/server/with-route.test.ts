import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { buildMember } from "@/lib/domain/access/testing/principals";
import { DrydockError, type Failure } from "@/lib/domain/errors";
import { consoleFor, consoleOf } from "./testing/signed-in";
import { type Call, type Endpoint, withRoute } from "./with-route";

const { mira, noah } = consoleOf({ mira: "api", noah: "api" });
const json = { "content-type": "application/json" };

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  token?: string;
  path?: string;
}

function ask<Body>(endpoint: Endpoint<Body>, { method, headers, body, token = mira, path }: Asked = {}) {
  const request = new Request(`http://127.0.0.1${path ?? "/api/v1/clusters/c/nodes/n?wide=1"}`, {
    method: method ?? endpoint.method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return withRoute(endpoint)(request, { params: Promise.resolve({ cluster: "c", node: "n" }) });
}

const reads = (handle: Endpoint["handle"]): Endpoint => ({
  method: "GET",
  path: "/x",
  verb: "self",
  summary: "",
  handle,
});
const Body = z.strictObject({ reason: z.string() });
const writes = (
  handle: (call: Call<z.infer<typeof Body>>) => unknown,
  status?: number,
): Endpoint<z.infer<typeof Body>> => ({
  method: "POST",
  path: "/x",
  verb: "maintenance.start",
  summary: "",
  request: Body,
  status,
  handle,
});

describe("withRoute", () => {
  const logged = vi.fn((_line: string | Uint8Array) => true);
  beforeEach(() => {
    vi.spyOn(process.stderr, "write").mockImplementation(logged);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    logged.mockClear();
  });

  it("hands over who asks, of what, and the query", async () => {
    const response = await ask(
      reads(({ person, params, query, body }) => ({
        name: person.name,
        params,
        wide: query.get("wide"),
        body,
      })),
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      name: "mira",
      params: { cluster: "c", node: "n", id: "" },
      wide: "1",
    });
  });

  it("refuses what is asked twice: the audit log would tell the first, and the last would be done", async () => {
    const handle = vi.fn();
    const path = "/api/v1/clusters/c/kubeconfig?kind=user&kind=admin";
    const response = await ask(reads(handle), { path });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-input", field: "kind" });
    expect(handle).not.toHaveBeenCalled();
    const several = { ...reads(handle), query: z.object({ kind: z.array(z.string()) }) };
    expect((await ask(several, { path })).status).toBe(200);
  });

  it("refuses a query with a NUL, by its name, before anything is asked of the database", async () => {
    const handle = vi.fn();
    const response = await ask(reads(handle), { path: "/api/v1/runs?text=harbor&node=%00" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-input", field: "node" });
    expect(handle).not.toHaveBeenCalled();
  });

  it("refuses a part of the address with a NUL", async () => {
    const handle = vi.fn();
    const request = new Request("http://127.0.0.1/x", { headers: { authorization: `Bearer ${mira}` } });
    const params = Promise.resolve({ id: "a\0b" });
    const response = await withRoute(reads(handle))(request, { params });
    expect([response.status, await response.json()]).toMatchObject([400, { code: "bad-input", field: "id" }]);
    expect(handle).not.toHaveBeenCalled();
  });

  it("does nothing for somebody who is not signed in", async () => {
    const handle = vi.fn();
    const response = await ask(writes(handle), { token: "x", headers: json, body: "not json" });
    expect(response.status).toBe(401);
    expect(handle).not.toHaveBeenCalled();
  });

  it("gives an answer of the handler's own through", async () => {
    const own = new Response("apiVersion: v1", { headers: { "content-type": "application/yaml" } });
    expect(await ask(reads(() => own))).toBe(own);
  });

  it.each([
    [undefined, 200],
    [201, 201],
  ])("a command answers %s as %d", async (status, expected) => {
    const response = await ask(
      writes(({ body }) => ({ said: body.reason }), status),
      { headers: json, body: '{"reason":"new disk"}' },
    );
    expect([response.status, response.headers.get("content-type")]).toEqual([expected, "application/json"]);
    expect(await response.json()).toEqual({ said: "new disk" });
  });

  it.each<[string, Asked, string]>([
    [
      "another content type",
      { headers: { "content-type": "text/plain" }, body: "{}" },
      "must be application/json",
    ],
    ["no content type", { body: "{}", headers: { "content-type": "" } }, "must be application/json"],
    ["no JSON", { headers: json, body: "{" }, "not valid JSON"],
    ["nothing where something is needed", { headers: json, body: "" }, "reason: "],
    ["an unknown member", { headers: json, body: '{"reason":"x","force":true}' }, "force"],
  ])("refuses a body with %s", async (_, asked, why) => {
    const handle = vi.fn();
    const response = await ask(writes(handle), asked);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-input", detail: expect.stringContaining(why) });
    expect(handle).not.toHaveBeenCalled();
  });

  it.each<[number, boolean, Failure]>([
    [403, false, { code: "forbidden", verb: "patch", object: "nodes", why: "The role lacks it." }],
    [404, false, { code: "not-found", object: "node n" }],
    [409, true, { code: "conflict", object: "node n", why: "Somebody was faster." }],
    [409, false, { code: "refused", object: "n", why: "Last one.", todo: "Bring one back." }],
    [503, true, { code: "cluster-unreachable", cluster: "c", why: "no route" }],
    [503, false, { code: "cluster-credentials", cluster: "c", why: "401" }],
  ])("%d, may be tried again: %s, for %o", async (status, retryable, failure) => {
    const response = await ask(reads(() => Promise.reject(new DrydockError(failure))));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, retryable, code: failure.code });
    expect(response.status).toBe(status);
  });

  it("keeps what nobody expected for the log, under a reference", async () => {
    const response = await ask(
      reads(() => {
        throw new TypeError("secret inside");
      }),
    );
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain("secret inside");
    const { reference } = JSON.parse(text) as { reference: string };
    const [line] = logged.mock.calls.flat();
    expect(JSON.parse(String(line))).toMatchObject({
      level: "error",
      reference,
      reason: "TypeError: secret inside",
    });
  });
});

describe("an idempotency key", () => {
  const asked = (key: string, over: Asked = {}): Asked => ({
    headers: { ...json, "idempotency-key": key },
    body: '{"reason":"x"}',
    ...over,
  });

  it("makes a repeated command one, with the same answer", async () => {
    const handle = vi.fn(() => ({ id: handle.mock.calls.length }));
    const endpoint = writes(handle, 201);
    const responses = await Promise.all([ask(endpoint, asked("k1")), ask(endpoint, asked("k1"))]);
    expect(await Promise.all(responses.map((response) => response.json()))).toEqual([{ id: 1 }, { id: 1 }]);
    expect(responses.map(({ status }) => status)).toEqual([201, 201]);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Asked]>([
    ["somebody else", { token: noah }],
    ["another node", { path: "/api/v1/clusters/c/nodes/m" }],
    ["another key", { headers: { ...json, "idempotency-key": "k2b" } }],
  ])("does not stand for that of %s", async (_, other) => {
    const handle = vi.fn(() => ({}));
    const endpoint = writes(handle);
    await ask(endpoint, asked(`k2 ${_}`));
    await ask(endpoint, asked(`k2 ${_}`, other));
    expect(handle).toHaveBeenCalledTimes(2);
  });

  it("is refused with another body, in words, and nothing is done", async () => {
    const handle = vi.fn(() => ({}));
    const endpoint = writes(handle);
    await ask(endpoint, asked("k4"));
    const response = await ask(endpoint, asked("k4", { body: '{"reason":"y"}' }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "bad-input",
      title: "The Idempotency-Key belongs to another request",
      retryable: false,
    });
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it("stands for a body, however it is written", async () => {
    const handle = vi.fn(() => ({}));
    const endpoint = writes(handle);
    await ask(endpoint, asked("k5"));
    expect((await ask(endpoint, asked("k5", { body: '{ "reason" : "\\u0078" }' }))).status).toBe(200);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it("is not kept for an answer of the handler's own, which is made anew", async () => {
    const endpoint = writes(() => new Response("file"));
    for (let time = 1; time <= 2; time++)
      expect(await (await ask(endpoint, asked("k6"))).text()).toBe("file");
  });

  it("is forgotten when the command failed", async () => {
    let fails = true;
    const endpoint = writes(() => {
      if (fails) throw new DrydockError({ code: "conflict", object: "n", why: "raced" });
      return {};
    });
    expect((await ask(endpoint, asked("k3"))).status).toBe(409);
    fails = false;
    expect((await ask(endpoint, asked("k3"))).status).toBe(200);
  });
});

// The last: it puts other people in place.
it("looks whether somebody may before it reads what they ask", async () => {
  const handle = vi.fn();
  const via = { kind: "token", id: "1" } as const;
  consoleFor({ vera: { ...buildMember("vera", "cluster-viewer", "c"), via } });
  const response = await ask(writes(handle), { token: "vera", headers: json, body: "not json" });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    code: "forbidden",
    title: "Not allowed: turn on maintenance mode (cluster c)",
    detail: expect.stringContaining("vera has the role Cluster Viewer on c."),
    todo: "Ask an Administrator for a role on c.",
  });
  expect(handle).not.toHaveBeenCalled();
});
