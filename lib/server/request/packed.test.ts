import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pack, withPacked } from "./packed";

const SCRIPT = "export const dock = 'dry';\n".repeat(200);
const ADDRESS = "/_next/static/chunks/a0.js";

let folder: string;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "drydock-packed-"));
  await mkdir(path.join(folder, "static/chunks"), { recursive: true });
  await writeFile(path.join(folder, "static/chunks/a0.js"), SCRIPT);
  await writeFile(path.join(folder, "static/font.woff2"), "font");
  await writeFile(path.join(folder, "secret.js"), "secret");
  await pack(path.join(folder, "static"), path.join(folder, "packed/_next/static"));
  const handle = withPacked(path.join(folder, "packed"), async (_, response) => {
    response.end("the framework");
  });
  server = createServer((asked, response) => void handle(asked, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

async function ask(address: string, { method = "GET" as "GET" | "HEAD" | "POST", accept = "gzip, br" } = {}) {
  const { statusCode, headers, body } = await request(base + address, {
    method,
    headers: { "accept-encoding": accept },
  });
  return { statusCode, headers, body: Buffer.from(await body.arrayBuffer()) };
}

test("a script comes packed, and may be kept for ever", async () => {
  const { statusCode, headers, body } = await ask(ADDRESS);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "text/javascript",
    "cache-control": "public,max-age=31536000,immutable",
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  expect(body.length).toBeLessThan(SCRIPT.length / 10);
});

test("a question about a script has its length and no body", async () => {
  const { headers, body } = await ask(ADDRESS, { method: "HEAD" });
  expect(Number(headers["content-length"])).toBe((await ask(ADDRESS)).body.length);
  expect(body).toHaveLength(0);
});

test.each([
  ["who does not take Brotli", ADDRESS, { accept: "gzip" }],
  ["what is not text", "/_next/static/font.woff2", {}],
  ["what is not there", "/_next/static/chunks/b1.js", {}],
  ["a page", "/clusters", {}],
  ["another method", ADDRESS, { method: "POST" as const }],
  ["a way out of the directory", "/_next/static/../../../secret.js", {}],
  ["a way out that is written otherwise", "/_next/static/%2e%2e/%2e%2e/%2e%2e/secret.js", {}],
])("%s is left to the framework", async (_, address, options) => {
  const { body } = await ask(address, options);
  expect(body.toString()).toBe("the framework");
});
