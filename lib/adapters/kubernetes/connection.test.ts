import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createConnection } from "./connection";
import { CredentialsError } from "./errors";
import { createHttp } from "./http";
import { loadContexts } from "./kubeconfig";
import { contextOf } from "./testing/context";
import { failure, json, startScriptedServer } from "./testing/scripted-server";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function kubeconfigWith(server: string, user: object): string {
  const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "config");
  write(path, server, user);
  return path;
}

function write(path: string, server: string, user: object) {
  writeFileSync(
    path,
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server, "insecure-skip-tls-verify": true } }],
      users: [{ name: "u", user }],
      contexts: [{ name: "ctx", context: { cluster: "c", user: "u" } }],
    }),
  );
}

function contextIn(path: string) {
  const [context] = loadContexts({ KUBECONFIG: path }).contexts;
  if (!context) throw new Error("no context was loaded");
  return context;
}

test("renewed credentials are read from the file after a refusal, without a restart", async () => {
  const server = await startScriptedServer((response, request) => {
    if (request.headers.authorization === "Bearer new") json(response, {});
    else failure(response, 401, "Unauthorized");
  });
  cleanups.push(server.close);
  const address = `http://127.0.0.1:${server.port}`;
  const path = kubeconfigWith(address, { token: "old" });
  const connection = createConnection(contextIn(path));
  cleanups.push(connection.close);
  const http = createHttp(connection);
  write(path, address, { token: "new" });
  expect((await http.ask({ path: "/" })).status).toBe(401);
  expect((await http.ask({ path: "/" })).status).toBe(200);
});

test("an exec plugin's token is used, and one that fails says why", async () => {
  const server = await startScriptedServer((response, request) =>
    json(response, { got: request.headers.authorization }),
  );
  cleanups.push(server.close);
  const address = `http://127.0.0.1:${server.port}`;
  const credential = {
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token: "t1" },
  };
  const good = { exec: { command: "echo", args: [JSON.stringify(credential)] } };
  const connection = createConnection(contextIn(kubeconfigWith(address, good)));
  cleanups.push(connection.close);
  await expect(createHttp(connection).fetchJson({ path: "/" })).resolves.toEqual({ got: "Bearer t1" });

  const bad = { exec: { command: "sh", args: ["-c", "echo sign in first >&2; exit 3"] } };
  const broken = createConnection(contextIn(kubeconfigWith(address, bad)));
  cleanups.push(broken.close);
  await expect(createHttp(broken).fetchJson({ path: "/" })).rejects.toThrow(
    new CredentialsError("the credentials could not be made ready: sign in first"),
  );
  const missing = { exec: { command: "no-such-plugin-here" } };
  const absent = createConnection(contextIn(kubeconfigWith(address, missing)));
  cleanups.push(absent.close);
  await expect(createHttp(absent).fetchJson({ path: "/" })).rejects.toThrow(CredentialsError);
});

test("an exec plugin that hangs does not outlast the call's deadline", async () => {
  const path = kubeconfigWith("http://127.0.0.1:1", { exec: { command: "sleep", args: ["1"] } });
  const connection = createConnection(contextIn(path));
  cleanups.push(connection.close);
  await expect(createHttp(connection).ask({ path: "/", deadlineMs: 50 })).rejects.toThrow("no answer within");
});

test("kubectl's tokenFile is followed", async () => {
  const server = await startScriptedServer((response, request) =>
    json(response, { got: request.headers.authorization }),
  );
  cleanups.push(server.close);
  const path = kubeconfigWith(`http://127.0.0.1:${server.port}`, { token: "stale", tokenFile: "token" });
  writeFileSync(join(path, "..", "token"), "from-file\n");
  const connection = createConnection(contextIn(path));
  cleanups.push(connection.close);
  await expect(createHttp(connection).fetchJson({ path: "/" })).resolves.toEqual({ got: "Bearer from-file" });
});

test("an http proxy is used", async () => {
  const seen: (string | undefined)[] = [];
  const proxy = createHttpServer((request, response) => {
    seen.push(request.url);
    json(response, { ok: true });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as { port: number };
  const context = contextOf({ server: "http://cluster.invalid:6443", proxyUrl: `http://127.0.0.1:${port}` });
  const connection = createConnection(context);
  cleanups.push(() => proxy.close(), connection.close);
  await expect(createHttp(connection).fetchJson({ path: "/x" })).resolves.toEqual({ ok: true });
  expect(seen).toEqual(["http://cluster.invalid:6443/x"]);
});

test("a proxy of another kind is refused, not bypassed", () => {
  const context = contextOf({ server: "http://127.0.0.1:1", proxyUrl: "socks5://127.0.0.1:1080" });
  expect(() => createConnection(context)).toThrow("only http and https proxies");
});

test("nothing listens: the error says so", async () => {
  const tcp = createServer();
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as { port: number };
  await new Promise((resolve) => tcp.close(resolve));
  const connection = createConnection(contextOf({ server: `http://127.0.0.1:${port}` }));
  cleanups.push(connection.close);
  await expect(createHttp(connection).ask({ path: "/" })).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
