import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { seededRandom } from "@/lib/domain/scheduling/random";
import { networksOf } from "./client";
import { createFront, type Served } from "./front";
import { currentRequest } from "./scope";

const served: Served[] = [];
const addresses = new Set<string | undefined>();
const front = createFront({
  trusted: networksOf("10.0.0.0/8"),
  development: false,
  onServed: (each) => served.push(each),
  onForeign: () => undefined,
});
const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
  void front(request, response, async () => {
    addresses.add(currentRequest()?.address);
    response.end("ok");
  });
});
const broken = vi.fn();

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  process.on("uncaughtException", broken);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  process.off("uncaughtException", broken);
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  vi.restoreAllMocks();
});

const random = seededRandom(4711);
const pick = <T>(from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] ?? expect.unreachable("nothing to pick");
const bytes = (length: number) =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256))).toString("latin1");

const PATHS = [
  "/",
  "//evil.example/x",
  "/..%2f..",
  "/api/v1/clusters/%00",
  "/%",
  "*",
  "http://evil.example/",
  "/a?%ff",
  `/${"a".repeat(9000)}`,
  "/\\..\\",
  "/livez",
];
const HEADERS = [
  "x-forwarded-for: 1.1.1.1, 2.2.2.2",
  "x-forwarded-for: ",
  "x-real-ip: 1.1.1.1",
  "x-request-id: \u0001",
  "x-forwarded-proto: https",
  "content-length: -1",
  "content-length: 99999999999999999999",
  "content-length: abc",
  "transfer-encoding: chunked",
  "traceparent: 00-zz",
  "x-middleware-subrequest: middleware:middleware",
  "rsc: 1",
  "next-router-prefetch: 1",
  "upgrade: websocket\r\nconnection: upgrade",
  "expect: 100-continue",
  "cookie: ;;=;=a",
  "host: evil.example",
  "connection: keep-alive, x-request-id",
  "content-encoding: gzip",
];

/** Sends it and waits until the server has answered or hung up. */
async function send(text: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  let answer = "";
  socket.on("error", () => undefined);
  socket.on("data", (part: string) => {
    answer += part;
    socket.destroy();
  });
  socket.setTimeout(150, () => socket.destroy());
  socket.end(text, "latin1");
  await once(socket, "close");
  return answer;
}

it("whatever bytes come, the server answers the next request, and nobody gets an address that is not the socket's", async () => {
  for (let round = 0; round < 150; round++) {
    const headers = Array.from({ length: Math.floor(random() * 6) }, () =>
      random() < 0.2 ? bytes(20) : pick(HEADERS),
    );
    const method = pick(["GET", "POST", "PATCH", "DELETE", "TRACE", "CONNECT", "GE T", bytes(4)]);
    await send(
      `${method} ${pick(PATHS)} HTTP/1.1\r\nhost: x\r\n${headers.join("\r\n")}\r\n\r\n${bytes(Math.floor(random() * 64))}`,
    );
  }
  expect(await send("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n")).toMatch(/^HTTP\/1.1 200 /);
  expect(broken).not.toHaveBeenCalled();
  expect([...addresses]).toEqual(["127.0.0.1"]);
  expect(served.filter(({ status }) => status >= 500)).toEqual([]);
  const routes = new Set(served.map(({ route }) => route));
  expect([...routes].filter((route) => !["pages", "/api/*", "/livez"].includes(route))).toEqual([]);
}, 60_000);
