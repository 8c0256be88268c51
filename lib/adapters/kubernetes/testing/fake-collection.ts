import type { IncomingMessage, ServerResponse } from "node:http";
import { failure, json, line, type ScriptedServer, startScriptedServer } from "./scripted-server";

export interface FakeObject {
  metadata: { name: string; namespace?: string; resourceVersion: string };
  value?: string;
}

export function object(name: string, resourceVersion: number, value?: string): FakeObject {
  return { metadata: { name, resourceVersion: String(resourceVersion) }, value };
}

/** A watch that the adapter holds open. */
interface OpenWatch {
  query: URLSearchParams;
  send(type: string, body: object): void;
  raw(bytes: string | Uint8Array): void;
  /** The client is gone. */
  closed(): boolean;
  /** The server's own orderly end. */
  end(): void;
  cut(): void;
}

export interface FakeCollection {
  server: ScriptedServer;
  /** What a list gives; `resourceVersion` is the snapshot's. */
  objects: FakeObject[];
  resourceVersion: number;
  pageSize: number;
  watches: OpenWatch[];
  /** "list", "page", "revision", "stream" (a streaming list) or "watch <resourceVersion>", in order. */
  calls: string[];
  /** A streaming list is accepted, and the test says what it brings. */
  holdsStreams: boolean;
  /** Answers the next calls of that kind instead, one each, oldest first. */
  instead: { kind: Kind; answer: (response: ServerResponse) => void }[];
  lastWatch(): OpenWatch;
}

type Kind = "list" | "page" | "revision" | "stream" | "watch";

function kindOf(query: URLSearchParams): Kind {
  if (query.get("sendInitialEvents") === "true") return "stream";
  if (query.get("watch") === "true") return "watch";
  if (query.get("limit") === "1") return "revision";
  return query.has("continue") ? "page" : "list";
}

/** The bookmark after which a streaming list is complete. */
export function listed(resourceVersion: number) {
  const annotations = { "k8s.io/initial-events-end": "true" };
  return { metadata: { resourceVersion: String(resourceVersion), annotations } };
}

function openWatch(response: ServerResponse, query: URLSearchParams): OpenWatch {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  return {
    query,
    send: (type, body) => void response.write(line(type, body)),
    raw: (bytes) => void response.write(bytes),
    closed: () => response.closed,
    end: () => void response.end(),
    cut: () => void response.destroy(),
  };
}

/** One collection of an API server, as far as lists in pages and watches go. */
export async function startFakeCollection(): Promise<FakeCollection> {
  const fake: Omit<FakeCollection, "server"> = {
    objects: [],
    resourceVersion: 10,
    pageSize: 500,
    watches: [],
    calls: [],
    holdsStreams: false,
    instead: [],
    lastWatch() {
      const watch = fake.watches.at(-1);
      if (!watch) throw new Error("nobody watches");
      return watch;
    },
  };

  function answer(response: ServerResponse, request: IncomingMessage) {
    const query = new URL(request.url ?? "", "http://x").searchParams;
    const kind = kindOf(query);
    fake.calls.push(kind === "watch" ? `watch ${query.get("resourceVersion")}` : kind);
    const index = fake.instead.findIndex((scripted) => scripted.kind === kind);
    if (index >= 0) return fake.instead.splice(index, 1)[0]?.answer(response);
    if (kind === "watch" || kind === "stream") {
      const watch = openWatch(response, query);
      fake.watches.push(watch);
      if (kind === "watch" || fake.holdsStreams) return;
      for (const object of fake.objects) watch.send("ADDED", object);
      return watch.send("BOOKMARK", listed(fake.resourceVersion));
    }
    const from = Number(query.get("continue") ?? 0);
    const size = kind === "revision" ? 1 : fake.pageSize;
    const token = from + size < fake.objects.length ? String(from + size) : undefined;
    json(response, {
      metadata: { resourceVersion: String(fake.resourceVersion), continue: token },
      items: fake.objects.slice(from, from + size),
    });
  }

  return Object.assign(fake, { server: await startScriptedServer(answer) });
}

/** For `instead`: a Status of that code. */
export function status(code: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => failure(response, code, `scripted ${code}`, headers);
}

/** For `instead`: the connection is cut without an answer. */
export function hangUp(response: ServerResponse) {
  response.destroy();
}
