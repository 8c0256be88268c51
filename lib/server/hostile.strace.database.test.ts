import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startScriptedServer } from "@/lib/adapters/kubernetes/testing/scripted-server";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { shellToken } from "@/lib/operations/sign-in/shell-token";
import { ENDPOINTS, OPEN_ENDPOINTS } from "./openapi";
import { createPeopleContext } from "./people";
import { answerAsHostileApi, leftItsPlace } from "./testing/hostile-api";
import {
  HOSTILE_SEED,
  HOSTILE_TARGETS,
  type HostileRequest,
  hostileRequests,
} from "./testing/hostile-requests";
import { type Asked, askedSince, straced } from "./testing/strace";
import { temporaryFolder } from "./testing/temporary-folder";

/** Of each endpoint. */
const ROUNDS = 6;
/** Each person may test a few connections in a while: then it is somebody else's turn. */
const TESTS_EACH = 25;
/** What a running console opens: where names are looked up, and what the runtime asks of its own process and machine. */
const FILES = [
  /^\/etc\/(hosts|resolv\.conf|nsswitch\.conf|host\.conf|gai\.conf|ld\.so\.cache|services)$/,
  /^\/(usr\/)?lib\/[\w/.-]+\.so(\.\d+)*$/,
  /^\/proc\/(self|\d+)\/(stat|statm|status|fd|limits|cgroup)$/,
  /^\/sys\/fs\/cgroup\//,
];

const { database, url } = await freshDatabase();
const folder = temporaryFolder();
const trace = join(folder, "trace");
const api = await startScriptedServer(answerAsHostileApi);
/** Takes no mail: that it is asked shows that the witness sees. */
const post = createServer((socket) => socket.destroy());
let watched: ChildProcess;
const statuses: string[] = [];
const told: string[] = [];
let port = 0;
let asked: Asked;

async function startWatched(): Promise<ChildProcess> {
  await once(post.listen(0, "127.0.0.1"), "listening");
  const kubeconfig = join(folder, "kubeconfig");
  const cluster = { server: `http://127.0.0.1:${api.port}` };
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      ...{ apiVersion: "v1", kind: "Config", "current-context": "harbor" },
      clusters: [{ name: "harbor", cluster }],
      users: [{ name: "harbor", user: { token: "x" } }],
      contexts: [{ name: "harbor", context: { cluster: "harbor", user: "harbor" } }],
    }),
  );
  const script = resolve("lib/server/testing/replica.ts");
  const [program = "", ...args] = straced(trace, [
    ...[process.execPath, "--import", resolve("scripts/alias.ts"), script],
  ]);
  return spawn(program, args, {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: url, DRYDOCK_DATA: folder },
      ...{ DRYDOCK_KEY: Buffer.alloc(32, 7).toString("base64"), KUBECONFIG: kubeconfig },
      DRYDOCK_LOG_LEVEL: "error",
      DRYDOCK_SMTP_URL: `smtp://127.0.0.1:${portOf(post)}`,
      DRYDOCK_SMTP_FROM: "drydock@example.com",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}

/** Sends an address as it is written, which `fetch` would tidy up. A stream is left as soon as it answers. */
async function send(method: string, { address, headers, body }: Omit<HostileRequest, "params">) {
  const sent = request({ port, path: address, method, headers, agent: false }).end(body);
  const [answer] = await once(sent, "response");
  let text = "";
  if (String(answer.headers["content-type"]).includes("event-stream")) sent.destroy();
  else for await (const part of answer.setEncoding("utf8")) text += part;
  statuses.push(`${answer.statusCode} ${method} ${address}`);
  return text;
}

beforeAll(async () => {
  watched = await startWatched();
  const lines = createInterface({ input: watched.stdout ?? expect.unreachable("no output") });
  const ended = once(watched, "close").then(() => expect.unreachable("the console ended"));
  const [line] = await Promise.race([once(lines, "line"), ended]);
  port = JSON.parse(String(line)).port;
  const people = createPeopleContext(database);
  let turn = 0;
  const tokenOf = () =>
    shellToken({ ctx: people, input: { name: `tests-${Math.floor(turn++ / TESTS_EACH)}` } });
  const ask = async (method: string, address: string, body?: object) => {
    const headers = { authorization: `Bearer ${await tokenOf()}`, "content-type": "application/json" };
    const text = await send(method, { address, headers, body: body && JSON.stringify(body) });
    return text === "" ? {} : JSON.parse(text);
  };
  // What is loaded when it is first asked for is loaded now.
  for (const { method, path } of [...ENDPOINTS, ...OPEN_ENDPOINTS])
    if (method === "GET") {
      const address = path.replace("{cluster}", "harbor").replaceAll(/\{\w+\}/g, "a");
      await send(method, { address, headers: { authorization: `Bearer ${await tokenOf()}` } });
    }
  const begun = Date.now();

  const hostile = hostileRequests(HOSTILE_SEED);
  const mail = { kind: "email", recipients: ["ops@example.com"] };
  const hooks = HOSTILE_TARGETS.map((target) => ({ kind: "webhook", url: target }));
  for (const to of [mail, ...hooks]) {
    const { id } = await ask("POST", "/api/v1/channels", { name: "Hostile", events: ["blocked"], ...to });
    if (id) told.push((await ask("POST", `/api/v1/channels/${id}/test`)).answer);
  }
  const { items } = await ask("GET", "/api/v1/channels");
  const ids = items.map(({ id }: { id: string }) => id);
  for (let round = 0; round < ROUNDS; round++)
    for (const endpoint of [...ENDPOINTS, ...OPEN_ENDPOINTS])
      await send(endpoint.method, hostile.next(endpoint, await tokenOf(), ids));
  await end();
  asked = askedSince(trace, begun);
}, 300_000);

async function end(): Promise<void> {
  watched.stdin?.end();
  if (watched.exitCode === null) await once(watched, "close");
}

afterAll(async () => {
  await end();
  post.close();
  await api.close();
});

describe(`hostile names, headers and bodies, as the kernel sees them (seed ${HOSTILE_SEED})`, () => {
  it("each is answered, many of them as calls that are right", () => {
    expect(statuses.filter((status) => status.startsWith("500"))).toEqual([]);
    const all = Map.groupBy(statuses, (status) => status.slice(0, 3));
    for (const status of ["200", "400", "404"]) expect(all.get(status)?.length).toBeGreaterThan(20);
    expect(api.requests.filter(leftItsPlace)).toEqual([]);
  });

  it("start no program", () => {
    expect(asked.programs).toEqual([]);
  });

  it("open no file but the runtime's own", () => {
    expect(asked.files.filter((name) => !FILES.some((allowed) => allowed.test(name)))).toEqual([]);
  });

  it("connect to nothing but the database, the API server and the mail server, which is seen", () => {
    const known = [Number(new URL(url).port), api.port, portOf(post)];
    const to = (ports: readonly number[]) => new RegExp(`sin6?_port=htons\\((${ports.join("|")})\\)`);
    // The other two were connected to before, and may be still.
    expect(asked.connections.join("\n")).toMatch(to([portOf(post)]));
    // Names are looked up at port 53, or from the system's own daemon; a socket of 0 is only asked which way it would go.
    const lookups = [53, 0, 65_535];
    const elsewhere = asked.connections.filter(
      (call) =>
        /_port=|sun_path=/.test(call) &&
        !to([...known, ...lookups]).test(call) &&
        !call.includes("/var/run/nscd/socket"),
    );
    expect(elsewhere).toEqual([]);
    expect(told.filter((answer) => /DRYDOCK_ALLOWED_NETWORKS|from outside|mail server/.test(answer))).toEqual(
      told,
    );
  });
});
