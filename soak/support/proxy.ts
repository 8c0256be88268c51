import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, request } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Access } from "./api";
import type { Befell } from "./befell";
import { answerInstead, type Faults, fateOf, isWatch, shaped } from "./faults";

export interface FaultyProxy {
  port: number;
  set(faults: Faults): void;
  /**
   * Leaves the watches that are open now half open: nothing comes for so long, not even their end; then what was held
   * back, in order. In milliseconds. Later ones are well.
   */
  silence(ms: number): void;
  /** Cuts that share of the open connections. */
  cut(share: number): void;
  /** Leaves that share of the open connections half open for good, as a firewall that lost its memory does. */
  sever(share: number): void;
  close(): void;
}

/** An answer on its way: what comes next waits for what is ahead of it. */
interface Stream {
  ahead: Promise<void>;
}

/** A stand-in for the API server on the loopback interface that asks nobody who they are, and passes calls on with the administrator's credentials. What it does to calls it tells `befell`. */
export async function startProxy(
  { server, agent }: Access,
  certificate: { cert: Buffer; key: Buffer },
  random: () => number,
  first: Faults,
  befell: Befell,
): Promise<FaultyProxy> {
  let faults = first;
  const watches = new Set<Stream>();
  const sockets = new Set<Socket>();
  const severed = new WeakSet<Socket>();
  const latency = () => {
    if (!faults.latencyMs) return 0;
    const [least, most] = faults.latencyMs;
    return least + random() * (most - least);
  };
  const some = (share: number) => [...sockets].filter(() => random() < share);

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const late = latency();
    if (late > 0) befell.add("late");
    await delay(late);
    const { method, url = "", headers, socket } = incoming;
    if (severed.has(socket)) return;
    const fate = fateOf(faults, url, random);
    if (fate !== "done") befell.add(fate);
    if (answerInstead(fate, response)) return;
    const onward = { agent, method, path: shaped(url, faults), headers: { ...headers, host: server.host } };
    const call = request({ host: server.hostname, port: server.port, ...onward }, (reply) => {
      if (fate === "unanswered") {
        reply.resume().on("end", () => response.destroy());
        return;
      }
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      response.flushHeaders();
      const stream = passOn(reply, response, socket);
      if (!isWatch(url)) return;
      watches.add(stream);
      response.on("close", () => watches.delete(stream));
    });
    call.on("error", () => severed.has(socket) || response.destroy());
    response.on("close", () => call.destroy());
    call.end(Buffer.concat(parts));
  }

  /** Each piece is on its way for as long as it takes, and none overtakes the one ahead of it. */
  function passOn(reply: IncomingMessage, response: ServerResponse, socket: Socket): Stream {
    const stream: Stream = { ahead: Promise.resolve() };
    const next = (write: () => void) => {
      const due = performance.now() + latency();
      stream.ahead = stream.ahead
        .then(() => delay(Math.max(0, due - performance.now())))
        .then(() => {
          if (!severed.has(socket)) write();
        });
    };
    reply.on("data", (part: Buffer) =>
      next(() => {
        if (!faults.torn || random() >= faults.torn) return response.write(part);
        response.write(part.subarray(0, Math.floor(random() * part.length)), () => response.destroy());
      }),
    );
    reply.on("end", () => next(() => response.end()));
    // The API server cut it, and so do we.
    reply.on("error", () => severed.has(socket) || response.destroy());
    return stream;
  }

  const proxy = createServer(certificate, (incoming, response) => {
    void answer(incoming, response).catch(() => response.destroy());
  });
  proxy.on("secureConnection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  proxy.listen(0, "127.0.0.1");
  await new Promise((resolve) => proxy.once("listening", resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    set(next) {
      faults = next;
    },
    silence(ms) {
      befell.add("watch silent", watches.size);
      for (const watch of watches) watch.ahead = watch.ahead.then(() => delay(ms));
    },
    cut(share) {
      const cut = some(share);
      befell.add("connection cut", cut.length);
      for (const socket of cut) socket.destroy();
    },
    sever(share) {
      const lost = some(share);
      befell.add("connection half open", lost.length);
      for (const socket of lost) severed.add(socket);
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
