import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, request } from "undici";
import { expect, onTestFinished, test, vi } from "vitest";
import { parseNetworks } from "@/lib/domain/addresses/judge";
import { guarded } from "./guarded-connect";

function networks(text: string) {
  const found = parseNetworks(text);
  if ("wrong" in found) throw new Error(found.wrong);
  return found;
}

async function listen(host: string, port = 0): Promise<{ port: number; calls: () => number }> {
  let calls = 0;
  const server: Server = createServer((_request, response) => {
    calls += 1;
    response.end(host);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, calls: () => calls };
}

type Resolve = NonNullable<Parameters<typeof guarded>[2]>;

/** A resolver that says what the test lets it say, in order; the last answer stays. */
function resolver(...answers: string[][]) {
  return vi.fn<Resolve>((_host, _options, callback) => {
    const found = answers.length > 1 ? answers.shift() : answers[0];
    callback(
      null,
      (found ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  });
}

function client(allowed: string, resolve?: Resolve) {
  const agent = new Agent({
    connect: guarded({}, { addressee: "cluster", networks: networks(allowed) }, resolve),
    pipelining: 0,
  });
  onTestFinished(() => agent.destroy());
  return async (url: string) => {
    const response = await request(url, { dispatcher: agent, headers: { connection: "close" } });
    return response.body.text();
  };
}

test("a name is looked up once a connection, and the connection goes to what was judged", async () => {
  const { port } = await listen("127.0.0.1");
  const resolve = resolver(["127.0.0.1"]);
  expect(await client("127.0.0.0/8", resolve)(`http://cluster.example:${port}`)).toBe("127.0.0.1");
  expect(resolve).toHaveBeenCalledTimes(1);
});

test("rebinding: a name that moves to a forbidden address is refused there, and nothing arrives", async () => {
  const allowed = await listen("127.0.0.1");
  const forbidden = await listen("127.0.0.2", allowed.port);
  const get = client("127.0.0.1", resolver(["127.0.0.1"], ["127.0.0.2"]));
  expect(await get(`http://cluster.example:${allowed.port}`)).toBe("127.0.0.1");
  await expect(get(`http://cluster.example:${allowed.port}`)).rejects.toThrow(
    "cluster.example is at 127.0.0.2. 127.0.0.2 is the console's own machine",
  );
  expect(forbidden.calls()).toBe(0);
});

test.each([
  ["one forbidden address among several", ["127.0.0.1", "10.0.0.1"]],
  ["a metadata service, whatever is allowed", ["169.254.169.254"]],
  ["an IPv6 address that stands for one", ["::ffff:169.254.169.254"]],
  ["no address at all", []],
])("refuses a name that stands for %s", async (_what, addresses) => {
  const { port, calls } = await listen("127.0.0.1");
  await expect(client("127.0.0.1", resolver(addresses))(`http://cluster.example:${port}`)).rejects.toThrow(
    /cluster\.example/,
  );
  expect(calls()).toBe(0);
});

test.each(["127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "localhost"])(
  "refuses %s where the network is not allowed",
  async (host) => {
    const { port, calls } = await listen("127.0.0.1");
    await expect(client("10.0.0.0/8")(`http://${host}:${port}`)).rejects.toThrow(/console's own machine/);
    expect(calls()).toBe(0);
  },
);

test("an address is connected to where its network is allowed", async () => {
  const { port } = await listen("127.0.0.1");
  expect(await client("127.0.0.0/8")(`http://127.0.0.1:${port}`)).toBe("127.0.0.1");
});

test("a name that nobody knows says so", async () => {
  const resolve: Resolve = (_host, _options, callback) =>
    callback(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }), []);
  await expect(client("", resolve)("http://cluster.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
});
