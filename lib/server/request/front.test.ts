import { once } from "node:events";
import {
  createServer,
  get,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { networksOf } from "./client";
import { createFront, type Served } from "./front";
import { currentRequest, nameRoute, type RequestScope } from "./scope";

const ends: (() => Promise<void>)[] = [];
const logged = vi.fn((_line: string | Uint8Array) => true);
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockImplementation(logged);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  vi.restoreAllMocks();
  logged.mockClear();
});

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
const answers: Handle = async (_, response) => {
  response.end("ok");
};

interface Given {
  handle?: Handle;
  trusted?: string;
  development?: boolean;
}

/** Calls of other sites, as they are told. */
const foreign: object[] = [];

/** A server behind the front, what it saw, and what was counted. */
async function serve({ handle = answers, trusted = "", development = false }: Given = {}) {
  const seen: { headers: IncomingHttpHeaders; scope: RequestScope | undefined }[] = [];
  const served: Served[] = [];
  const front = createFront({
    trusted: networksOf(trusted),
    development,
    onServed: (each) => served.push(each),
    onForeign: (call) => foreign.push({ ...call, address: currentRequest()?.address }),
  });
  const server = createServer((request, response) => {
    void front(request, response, async (...given) => {
      seen.push({ headers: { ...request.headers }, scope: currentRequest() });
      await handle(...given);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers, ...init });
  return { ask, seen, served, port };
}

const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

describe("an answer", () => {
  it.each(["/clusters", "/api/v1/clusters", "/_next/static/x.js", "/livez"])(
    "of %s is dressed",
    async (path) => {
      const { ask } = await serve();
      const { headers } = await ask(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "x-request-id": expect.stringMatching(/^[0-9a-f]{32}$/),
      });
    },
  );

  it("of a page carries a policy with a nonce of its own, which the framework is told", async () => {
    const { ask, seen } = await serve();
    const policies = [await ask("/clusters"), await ask("/clusters")].map(({ headers }) =>
      headers.get("content-security-policy"),
    );
    const nonces = policies.map(nonceOf);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(seen.map(({ headers }) => [headers["x-nonce"], headers["content-security-policy"]])).toEqual(
      policies.map((policy, at) => [nonces[at], policy]),
    );
    expect(policies[0]).toMatch(/default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic';/);
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).toContain("connect-src 'self';");
    expect(policies[0]).not.toMatch(/(script|default)-src [^;]*unsafe/);
  });

  it("of the API may do nothing at all, and is kept by nobody", async () => {
    const { ask } = await serve();
    const { headers } = await ask("/api/v1/clusters");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'.*sandbox$/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it.each<[string, Given, Record<string, string>, string | null]>([
    ["not over plain HTTP", {}, {}, null],
    ["not on a client's word", {}, { "x-forwarded-proto": "https" }, null],
    [
      "behind a proxy with TLS",
      { trusted: "127.0.0.1" },
      { "x-forwarded-proto": "https" },
      "max-age=63072000; includeSubDomains",
    ],
  ])("demands TLS from then on: %s", async (_, given, headers, expected) => {
    const { ask } = await serve(given);
    expect((await ask("/clusters", headers)).headers.get("strict-transport-security")).toBe(expected);
  });
});

describe("a request", () => {
  it("keeps a well-formed id, and gets a new one in place of another", async () => {
    const { ask, seen } = await serve();
    const kept = await ask("/", { "x-request-id": "nightly-0042" });
    const replaced = await ask("/", { "x-request-id": "<script>" });
    expect(kept.headers.get("x-request-id")).toBe("nightly-0042");
    expect(replaced.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    expect(seen.map(({ scope }) => scope?.id)).toEqual([
      "nightly-0042",
      replaced.headers.get("x-request-id"),
    ]);
  });

  it("can't say where it comes from", async () => {
    const { ask, seen } = await serve();
    await ask("/", { "x-forwarded-for": "1.1.1.1", "x-real-ip": "1.1.1.1", forwarded: "for=1.1.1.1" });
    expect(seen[0]?.scope?.address).toBe("127.0.0.1");
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^x-forwarded-for|x-real-ip|forwarded$/)]),
    );
  });

  it("can't pass for one that a middleware has seen, nor bring a nonce", async () => {
    const { ask, seen } = await serve();
    await ask("/api/v1/clusters", {
      "x-middleware-subrequest": "middleware:middleware:middleware",
      "x-middleware-rewrite": "/admin",
      "x-nextjs-rewrite": "/admin",
      "x-nonce": "mine",
      "content-security-policy": "script-src 'nonce-mine'",
    });
    const names = Object.keys(seen[0]?.headers ?? {});
    expect(names.filter((name) => /middleware|rewrite|nonce|policy/.test(name))).toEqual([]);
  });

  it("through a trusted proxy asks for the host that the client asked for", async () => {
    const { ask, seen } = await serve({ trusted: "127.0.0.1" });
    await ask("/", { "x-forwarded-host": "drydock.example", "x-forwarded-for": "198.51.100.7" });
    expect(seen[0]).toMatchObject({
      headers: { host: "drydock.example" },
      scope: { address: "198.51.100.7" },
    });
  });

  it("that announces too much is refused before it is read", async () => {
    const handle = vi.fn(answers);
    const { port } = await serve({ handle });
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    socket.write("POST /api/v1/clusters HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\n{");
    const [text] = (await once(socket, "data")) as [string];
    expect(text).toMatch(/^HTTP\/1.1 413 /);
    expect(text).toContain('"code":"too-large"');
    await once(socket, "close");
    expect(handle).not.toHaveBeenCalled();
  });
});

describe("a request that a browser sent for another site", () => {
  const asked = async (path: string, headers: Record<string, string>) => {
    foreign.length = 0;
    const { port, seen } = await serve();
    // fetch() would set these headers itself, as a browser does.
    const sent = get({ port, path, headers, agent: false });
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    return [response.statusCode, seen.length];
  };

  it.each<[string, Record<string, string>]>([
    ["/api/v1/stream?topic=/clusters", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }],
    ["/api/v1/stream?topic=/clusters", { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }],
    ["/api/v1/clusters", { "sec-fetch-site": "cross-site" }],
  ])("%s is refused with %j, and told as a try of that address", async (path, headers) => {
    expect(await asked(path, headers)).toEqual([403, 0]);
    expect(foreign).toEqual([{ method: "GET", kind: "/api/*", address: "127.0.0.1" }]);
  });

  it.each<[string, Record<string, string>]>([
    ["/api/v1/stream?topic=/clusters", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }],
    ["/api/v1/clusters", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
    ["/api/v1/clusters", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
    ["/clusters", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
    ["/api/v1/clusters", {}],
  ])("%s passes with %j", async (path, headers) => {
    expect(await asked(path, headers)).toEqual([200, 1]);
    expect(foreign).toEqual([]);
  });
});

describe("what is counted", () => {
  const served = async (path: string, handle?: Handle, init?: RequestInit) => {
    const server = await serve({ handle });
    await server.ask(path, {}, init).catch(() => undefined);
    await vi.waitFor(() => expect(server.served).toHaveLength(1));
    return server.served[0];
  };

  it("goes by the template of the route that answered", async () => {
    const one = await served("/api/v1/clusters/secret-name", async (_, response) => {
      nameRoute("/api/v1/clusters/{cluster}");
      response.writeHead(404).end();
    });
    expect(one).toMatchObject({ method: "GET", route: "/api/v1/clusters/{cluster}", status: 404 });
  });

  it.each([
    ["/api/v1/..%2f..%2fetc", "/api/*"],
    ["/clusters/harbor/nodes/a?x=1", "pages"],
    ["/_next/static/chunk-1.js", "/_next/*"],
    ["/metrics", "/metrics"],
    ["/wp-login.php", "pages"],
  ])("%s counts as %s", async (path, route) => {
    expect((await served(path))?.route).toBe(route);
  });

  it("somebody who goes before the answer counts as 499, under the request's id", async () => {
    const { port, seen, served } = await serve({ handle: () => new Promise(() => {}) });
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /clusters HTTP/1.1\r\nhost: x\r\nx-request-id: nightly-0042\r\n\r\n");
    await once(socket, "connect");
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    socket.destroy();
    await vi.waitFor(() => expect(served).toMatchObject([{ status: 499, route: "pages" }]));
    expect(JSON.parse(String(logged.mock.calls[0]?.[0]))).toMatchObject({
      requestId: "nightly-0042",
      status: 499,
    });
  });

  it("methods that nobody knows are one", async () => {
    expect((await served("/", undefined, { method: "PROPFIND" }))?.method).toBe("other");
  });

  it("an unexpected error is a problem with a reference, and logged", async () => {
    const one = await served("/api/v1/x", async () => {
      throw new TypeError("inside");
    });
    expect(one?.status).toBe(500);
    expect(logged.mock.calls.map(([line]) => JSON.parse(String(line)).message)).toEqual([
      "request failed",
      "unexpected failure",
      "request",
    ]);
  });
});
