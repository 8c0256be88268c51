import { createServer as createTcpServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createConnection } from "./connection";
import { ApiError, DeadlineError, NotSentError } from "./errors";
import { createHttp } from "./http";
import { contextOf } from "./testing/context";
import { eventually } from "./testing/eventually";
import { createManualTiming } from "./testing/manual-timing";
import {
  type Answer,
  failure,
  json,
  type ScriptedServer,
  startScriptedServer,
} from "./testing/scripted-server";
import { createWriteLimit } from "./write-limit";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(answer: Answer): Promise<ScriptedServer> {
  const server = await startScriptedServer(answer);
  cleanups.push(server.close);
  return server;
}

test("returns JSON, and sends JSON with its content type", async () => {
  const server = await serve((response, request) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => json(response, { type: request.headers["content-type"], got: JSON.parse(text) }));
  });
  const contentType = "application/merge-patch+json";
  const body = { spec: { unschedulable: null } };
  await expect(server.http.fetchJson({ method: "PATCH", path: "/x", contentType, body })).resolves.toEqual({
    type: contentType,
    got: body,
  });
});

test("the path prefix of the server's address stays, and queries are encoded", async () => {
  const server = await serve((response) => json(response, {}));
  const connection = createConnection(
    contextOf({ server: `http://127.0.0.1:${server.port}/k8s/clusters/c-1` }),
  );
  cleanups.push(connection.close);
  await createHttp(connection).fetchJson({
    path: "/api/v1/pods",
    query: { fieldSelector: "spec.nodeName=w1", continue: "a/b&c" },
  });
  expect(server.requests).toEqual([
    "GET /k8s/clusters/c-1/api/v1/pods?fieldSelector=spec.nodeName%3Dw1&continue=a%2Fb%26c",
  ]);
});

test("a token is sent, and nothing follows a redirect with it", async () => {
  const tokens: (string | undefined)[] = [];
  const elsewhere = await serve((response, request) => {
    tokens.push(request.headers.authorization);
    json(response, {});
  });
  const server = await serve((response, request) => {
    tokens.push(request.headers.authorization);
    response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/stolen` }).end();
  });
  const connection = createConnection(
    contextOf({ server: `http://127.0.0.1:${server.port}`, token: "secret" }),
  );
  cleanups.push(connection.close);
  const call = createHttp(connection).fetchJson({ method: "POST", path: "/x", body: {} });
  await expect(call).rejects.toMatchObject({ answer: { status: 307 } });
  expect(tokens).toEqual(["Bearer secret"]);
  expect(elsewhere.requests).toEqual([]);
});

test("plain text survives, as a failure and where JSON was due", async () => {
  const server = await serve((response, request) => {
    const status = request.url === "/throttled" ? 429 : 200;
    response
      .writeHead(status, { "content-type": "text/plain", "retry-after": "2" })
      .end("Too many requests.");
  });
  const answer = await server.http.ask({ path: "/throttled" });
  expect(answer).toMatchObject({ status: 429, body: "Too many requests.", headers: { "retry-after": "2" } });
  await expect(server.http.fetchJson({ path: "/portal" })).rejects.toBeInstanceOf(ApiError);
});

test("a deadline ends a server that never answers", async () => {
  const server = await serve(() => {});
  await expect(server.http.ask({ path: "/", deadlineMs: 50 })).rejects.toThrow(new DeadlineError(50));
  await eventually(server.open).toBe(0);
});

test("a deadline ends an answer that never ends", async () => {
  const server = await serve((response) => {
    response.writeHead(200).write('{"a":');
  });
  await expect(server.http.ask({ path: "/", deadlineMs: 100 })).rejects.toBeInstanceOf(DeadlineError);
});

test("a deadline ends a server that accepts and stays silent before TLS", async () => {
  const tcp = createTcpServer((socket) => socket.resume());
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as { port: number };
  const connection = createConnection(contextOf({ server: `https://127.0.0.1:${port}` }));
  cleanups.push(() => new Promise((resolve) => tcp.close(resolve)), connection.close);
  await expect(createHttp(connection).ask({ path: "/", deadlineMs: 50 })).rejects.toBeInstanceOf(
    DeadlineError,
  );
});

test("the caller's signal ends a call, and leaves no listener behind", async () => {
  const server = await serve(() => {});
  const controller = new AbortController();
  const call = server.http.ask({ path: "/", signal: controller.signal });
  await eventually(() => server.requests.length).toBe(1);
  controller.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
});

test("a hundred calls share at most three connections", async () => {
  const server = await serve((response) => void setTimeout(() => json(response, {}), 2));
  await Promise.all(Array.from({ length: 100 }, () => server.http.fetchJson({ path: "/" })));
  expect(server.requests).toHaveLength(100);
  expect(server.connections()).toBeLessThanOrEqual(3);
});

test("a stream is not held up by slow requests", async () => {
  const server = await serve((response, request) => {
    if (request.url === "/stream") response.writeHead(200).write("x");
  });
  const slow = Array.from({ length: 8 }, () =>
    server.http.ask({ path: "/slow", deadlineMs: 2000 }).catch(() => {}),
  );
  await eventually(() => server.requests.length).toBe(3);
  const controller = new AbortController();
  const stream = await server.http.openStream({
    path: "/stream",
    lane: "streams",
    signal: controller.signal,
  });
  for await (const chunk of stream) {
    expect(Buffer.from(chunk).toString()).toBe("x");
    break;
  }
  controller.abort();
  await server.close();
  await Promise.all(slow);
});

test("streams do not wait for each other, and outlive the deadline of their opening", async () => {
  const server = await serve((response) => {
    response.writeHead(200).flushHeaders();
    setTimeout(() => response.end("late"), 150);
  });
  const { signal } = new AbortController();
  const read = async () => {
    const stream = await server.http.openStream({ path: "/", lane: "streams", deadlineMs: 100, signal });
    let text = "";
    for await (const chunk of stream) text += Buffer.from(chunk).toString();
    return text;
  };
  await expect(Promise.all(Array.from({ length: 12 }, read))).resolves.toEqual(Array(12).fill("late"));
});

test("a stream that is refused gives the API server's answer", async () => {
  const server = await serve((response) => failure(response, 410, "too old"));
  const call = server.http.openStream({ path: "/", signal: new AbortController().signal });
  await expect(call).rejects.toMatchObject({ answer: { status: 410, body: { message: "too old" } } });
});

test("a closed connection sends nothing any more", async () => {
  const server = await serve((response) => json(response, {}));
  const connection = createConnection(server.context);
  const http = createHttp(connection);
  await http.fetchJson({ path: "/" });
  await connection.close();
  await expect(http.fetchJson({ path: "/" })).rejects.toThrow();
  expect(server.requests).toHaveLength(1);
});

test("a request whose turn comes when it is no longer wanted is not sent, and costs nothing but itself", async () => {
  let answer = () => {};
  const server = await serve((response) => {
    answer = () => json(response, {});
  });
  const busy = Array.from({ length: 3 }, () => server.http.ask({ path: "/busy" }));
  await eventually(() => server.requests.length).toBe(3);
  let wanted = true;
  const waits = server.http.ask({ path: "/late", stillWanted: () => wanted });
  const other = server.http.ask({ path: "/other", stillWanted: () => true });
  wanted = false;
  answer();
  await expect(waits).rejects.toBeInstanceOf(NotSentError);
  await eventually(() => server.requests.length).toBe(4);
  expect(server.requests).not.toContain("GET /late");
  answer();
  await expect(other).resolves.toMatchObject({ status: 200 });
  void Promise.allSettled(busy);
});

test("the API server is told which process calls", async () => {
  const server = await serve((response, request) => json(response, { by: request.headers["user-agent"] }));
  const connection = createConnection(contextOf({ server: `http://127.0.0.1:${server.port}` }));
  cleanups.push(connection.close);
  await expect(createHttp(connection, "web-0-1").fetchJson({ path: "/" })).resolves.toEqual({
    by: "drydock (web-0-1)",
  });
});

test("calls that change something count against the limit, and API priority and fairness pauses it", async () => {
  const server = await serve((response, request) => {
    if (request.url === "/throttled")
      response.writeHead(429, { "retry-after": "3" }).end("Too many requests");
    else if (request.url === "/budget") failure(response, 429, "budget", { "retry-after": "10" });
    else json(response, {});
  });
  const limit = createWriteLimit(createManualTiming());
  const connection = createConnection(contextOf({ server: `http://127.0.0.1:${server.port}` }));
  cleanups.push(connection.close);
  const http = createHttp(connection, undefined, limit);
  await http.ask({ path: "/" });
  await http.ask({ method: "POST", path: "/", unlimited: true });
  expect(limit.free()).toBe(50);
  for (const method of ["POST", "PATCH", "PUT", "DELETE"] as const)
    await http.ask({ method, path: "/budget" });
  expect([limit.free(), limit.waitMs()]).toEqual([46, 0]);
  await http.ask({ path: "/throttled" });
  expect([limit.free(), limit.waitMs()]).toEqual([0, 3_000]);
});
