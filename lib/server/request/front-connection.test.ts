import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { networksOf } from "./client";
import { createFront } from "./front";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const ends: (() => Promise<void>)[] = [];
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  vi.restoreAllMocks();
});

/** The first that a server behind the front answers to these bytes. */
async function answerTo(handle: Handle, bytes: string): Promise<string> {
  const front = createFront({
    trusted: networksOf(""),
    development: false,
    onServed: () => undefined,
    onForeign: () => undefined,
  });
  const server = createServer((request, response) => void front(request, response, handle));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").setEncoding("utf8");
  socket.write(bytes);
  const [text] = (await once(socket, "data")) as [string];
  socket.destroy();
  return text;
}

describe("a connection", () => {
  const HEAD = "POST /api/v1/clusters HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n";

  it("ends with an answer that did not wait for the body: the next request would wait behind the rest of it", async () => {
    const early: Handle = async (request, response) => {
      await once(request, "data");
      response.writeHead(413).end("too much");
    };
    expect(await answerTo(early, `${HEAD}12345`)).toMatch(/^HTTP\/1.1 413 .*\r\nconnection: close\r\n/is);
  });

  it("goes on after one that was read", async () => {
    const late: Handle = async (request, response) => {
      for await (const _ of request);
      response.end("ok");
    };
    expect(await answerTo(late, `${HEAD}1234567890`)).toMatch(/\r\nconnection: keep-alive\r\n/i);
  });

  it("goes on after a request without a body", async () => {
    const at: Handle = async (_, response) => void response.end("ok");
    expect(await answerTo(at, "GET / HTTP/1.1\r\nhost: x\r\n\r\n")).toMatch(
      /\r\nconnection: keep-alive\r\n/i,
    );
  });
});

it.each(["/api/v1/clusters/%ff", "/clusters/%", "/clusters/%E0%A4%A"])(
  "the address %s can't be decoded, and that is the caller's fault",
  async (path) => {
    const handle = vi.fn<Handle>();
    const answer = await answerTo(handle, `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"bad-input"');
    expect(handle).not.toHaveBeenCalled();
  },
);
