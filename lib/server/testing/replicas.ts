import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, inject } from "vitest";
import { type Answer, startScriptedServer } from "@/lib/adapters/kubernetes/testing/scripted-server";
import { onServer, urlOf } from "@/lib/adapters/postgres/testing/server-queries";
import { temporaryFolder } from "./temporary-folder";

const KEY = Buffer.alloc(32, 7).toString("base64");

export type Replica = Awaited<ReturnType<typeof startReplica>>;

/** Consoles of processes of their own on one database and one cluster, "harbor", whose API server is the test's. */
export async function replicas(name: string, answer: Answer) {
  const server = inject("databaseServer");
  const database = `${name}_${process.pid}`;
  await onServer(server, `create database ${database}`);
  // Hooks run in reverse: it goes when nobody uses it any more.
  afterAll(() => onServer(server, `drop database ${database} with (force)`));
  const url = urlOf(server, database);
  const folder = temporaryFolder();
  const api = await startScriptedServer(answer);
  afterAll(api.close);
  const kubeconfig = join(folder, "kubeconfig");
  writeFileSync(kubeconfig, JSON.stringify(configOf(api.port)));
  return {
    url,
    /** On a data folder of this name: a console that comes after another on it takes its place. */
    start(data: string) {
      const path = join(folder, data);
      mkdirSync(path, { recursive: true });
      return startReplica({ DATABASE_URL: url, DRYDOCK_DATA: path, KUBECONFIG: kubeconfig });
    },
  };
}

function configOf(port: number) {
  return {
    ...{ apiVersion: "v1", kind: "Config", "current-context": "harbor" },
    clusters: [
      {
        name: "harbor",
        cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true },
      },
    ],
    users: [{ name: "harbor", user: { token: "x" } }],
    contexts: [{ name: "harbor", context: { cluster: "harbor", user: "harbor" } }],
  };
}

async function startReplica(settings: Record<string, string>) {
  const args = ["--import", resolve("scripts/alias.ts"), resolve("lib/server/testing/replica.ts")];
  const child = spawn(process.execPath, args, {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "test", DRYDOCK_KEY: KEY, DRYDOCK_LOG_LEVEL: "error" },
      ...settings,
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  afterAll(async () => {
    child.stdin.end();
    await closed;
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { port, token } = JSON.parse(String(line)) as { port: number; token: string };
  return {
    ask: (method: string, path: string, over: RequestInit & { cookie?: string } = {}) =>
      fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        ...over,
        method,
        headers: {
          "content-type": "application/json",
          ...(over.cookie ? { cookie: over.cookie } : { authorization: `Bearer ${token}` }),
          ...(over.headers as Record<string, string>),
        },
      }),
    async leads() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return /^drydock_leader\{cluster="harbor"\} 1$/m.test(text);
    },
    /** As a crash ends it: it says nothing to anybody. */
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
