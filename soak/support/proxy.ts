import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Access } from "./api";

/** What goes wrong between a console and its API server, as shares of all calls. */
export interface Faults {
  /** Least and most milliseconds that a call, and each piece of a watch, is on its way. */
  latencyMs?: [number, number];
  throttled: number;
  failed: number;
  /** Cut before the API server has heard the call. */
  lost: number;
  /** Cut after the API server has done it: the answer is lost. */
  unanswered: number;
}

export const NO_FAULTS: Faults = { throttled: 0, failed: 0, lost: 0, unanswered: 0 };

export interface FaultyProxy {
  port: number;
  set(faults: Faults): void;
  /**
   * Leaves the watches that are open now half open: nothing comes for so long, not even their end; then what was held
   * back, in order. In milliseconds. Later ones are well.
   */
  silence(ms: number): void;
  close(): void;
}

/** An answer on its way: what comes next waits for what is ahead of it. */
interface Stream {
  ahead: Promise<void>;
}

const FAILURE = JSON.stringify({
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  reason: "InternalError",
  message: "Internal error occurred: etcdserver: request timed out",
  code: 500,
});

/** A stand-in for the API server on the loopback interface that asks nobody who they are, and passes calls on with the administrator's credentials. */
export async function startProxy(
  { server, agent }: Access,
  certificate: { cert: Buffer; key: Buffer },
  random: () => number,
  first: Faults,
): Promise<FaultyProxy> {
  let faults = first;
  const watches = new Set<Stream>();
  const latency = () => {
    if (!faults.latencyMs) return 0;
    const [least, most] = faults.latencyMs;
    return least + random() * (most - least);
  };

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    await delay(latency());
    let dice = random();
    const falls = (share: number) => {
      dice -= share;
      return dice < 0;
    };
    // As API priority and fairness answers: text, no Status.
    if (falls(faults.throttled))
      return void response
        .writeHead(429, { "retry-after": "1", "content-type": "text/plain" })
        .end("Too many requests, please try again later.");
    if (falls(faults.failed))
      return void response.writeHead(500, { "content-type": "application/json" }).end(FAILURE);
    if (falls(faults.lost)) return void response.destroy();
    const unanswered = falls(faults.unanswered);
    const { method, url, headers } = incoming;
    const onward = { agent, method, path: url, headers: { ...headers, host: server.host } };
    const call = request({ host: server.hostname, port: server.port, ...onward }, (reply) => {
      if (unanswered) {
        reply.resume().on("end", () => response.destroy());
        return;
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      response.flushHeaders();
      const stream = passOn(reply, response);
      if (!/[?&]watch=(true|1)\b/.test(url ?? "")) return;
      watches.add(stream);
      response.on("close", () => watches.delete(stream));
    });
    call.on("error", () => response.destroy());
    response.on("close", () => call.destroy());
    call.end(Buffer.concat(parts));
  }

  /** Each piece is on its way for as long as it takes, and none overtakes the one ahead of it. */
  function passOn(reply: IncomingMessage, response: ServerResponse): Stream {
    const stream: Stream = { ahead: Promise.resolve() };
    const next = (write: () => void) => {
      const due = performance.now() + latency();
      stream.ahead = stream.ahead.then(() => delay(Math.max(0, due - performance.now()))).then(write);
    };
    reply.on("data", (part: Buffer) => next(() => response.write(part)));
    reply.on("end", () => next(() => response.end()));
    // The API server cut it, and so do we.
    reply.on("error", () => response.destroy());
    return stream;
  }

  const proxy = createServer(certificate, (incoming, response) => {
    void answer(incoming, response).catch(() => response.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await new Promise((resolve) => proxy.once("listening", resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    set(next) {
      faults = next;
    },
    silence(ms) {
      for (const watch of watches) watch.ahead = watch.ahead.then(() => delay(ms));
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
