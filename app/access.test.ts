import { globSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Principal } from "@/lib/domain/access/principal";
import { buildAdministrator, buildMember, buildPrincipal } from "@/lib/domain/access/testing/principals";
import { buildIntent, buildNode, buildPod } from "@/lib/domain/testing/build";
import { getConsole } from "@/lib/server/console";
import type { Endpoint, OpenEndpoint } from "@/lib/server/endpoint";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { memoryPort } from "@/lib/server/testing/memory-port";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { consoleFor } from "@/lib/server/testing/signed-in";
import { CLUSTER_TOPICS, LIST_TOPICS } from "@/lib/server/topics";
import type { Route } from "@/lib/server/with-route";

const token = { kind: "token", id: "token" } as const;
/** Who may be asking; the cluster of the matrix is "harbor". Each is somebody that a rule tells apart. */
const PEOPLE = {
  stranger: buildPrincipal("stranger"),
  viewer: buildMember("viewer", "cluster-viewer", "harbor"),
  editor: buildMember("editor", "cluster-editor", "harbor"),
  admin: buildMember("admin", "cluster-admin", "harbor"),
  elsewhere: buildMember("elsewhere", "cluster-admin", "other"),
  administrator: buildAdministrator("administrator"),
  "viewer-token": { ...buildMember("viewer", "cluster-viewer", "harbor"), via: token },
  "capped-token": { ...buildAdministrator("x"), via: token, scope: { roleCap: "cluster-editor" } },
  "other-token": { ...buildAdministrator("x"), via: token, scope: { clusters: ["other"] } },
  "administrator-token": { ...buildAdministrator("x"), via: token },
  // A browser that a token has signed in.
  "token-session": { ...buildAdministrator("x"), via: { kind: "session", id: "s", token: "token" } },
} satisfies Record<string, Principal>;
type Person = keyof typeof PEOPLE;
const everybody = Object.keys(PEOPLE) as Person[];

/** Who may, by the least that is asked of them. Written down here and not read from the rules: it is what they are held to. */
const MAY = {
  "signed in": everybody,
  session: ["stranger", "viewer", "editor", "admin", "elsewhere", "administrator"],
  viewer: [
    "viewer",
    "editor",
    "admin",
    "administrator",
    "viewer-token",
    "capped-token",
    "administrator-token",
    "token-session",
  ],
  editor: ["editor", "admin", "administrator", "capped-token", "administrator-token", "token-session"],
  "cluster admin": ["admin", "administrator", "administrator-token", "token-session"],
  administrator: ["administrator", "administrator-token", "token-session"],
} satisfies Record<string, Person[]>;
type Least = keyof typeof MAY;

const CLUSTER = "/api/v1/clusters/{cluster}";
const NODE = `${CLUSTER}/nodes/{node}`;

/** Every route of the application that needs a session. One that is not here fails: say who may call it. */
const MATRIX: Record<string, Least> = {
  "GET /api/v1/session": "signed in",
  "GET /api/v1/stream": "signed in",
  "GET /api/v1/clusters": "signed in",
  "GET /api/v1/maintenances": "signed in",
  "GET /api/v1/runs": "signed in",
  "GET /api/v1/runs/choices": "signed in",
  "GET /api/v1/runs/times": "signed in",
  "GET /api/v1/runs/export": "signed in",
  [`GET ${CLUSTER}/runs/{id}`]: "viewer",
  "GET /api/v1/account": "session",
  "DELETE /api/v1/account/sessions": "session",
  "DELETE /api/v1/account/sessions/{id}": "session",
  "POST /api/v1/account/tokens": "session",
  "DELETE /api/v1/account/tokens/{id}": "session",
  "POST /api/v1/account/password": "session",
  "GET /api/v1/people": "administrator",
  "PATCH /api/v1/people/{id}": "administrator",
  "POST /api/v1/people/{id}/reset": "administrator",
  "GET /api/v1/people/{id}/sessions": "administrator",
  "DELETE /api/v1/people/{id}/sessions": "administrator",
  "GET /api/v1/people/{id}/tokens": "administrator",
  "DELETE /api/v1/people/{id}/tokens": "administrator",
  "POST /api/v1/people/invites": "administrator",
  "DELETE /api/v1/people/invites/{id}": "administrator",
  "PUT /api/v1/people/groups": "administrator",
  [`GET ${CLUSTER}`]: "viewer",
  [`GET ${CLUSTER}/stream`]: "viewer",
  [`GET ${CLUSTER}/usage`]: "viewer",
  [`GET ${CLUSTER}/health`]: "viewer",
  [`GET ${CLUSTER}/nodes`]: "viewer",
  [`GET ${NODE}`]: "viewer",
  [`GET ${NODE}/events`]: "viewer",
  [`GET ${NODE}/pods`]: "viewer",
  [`GET ${CLUSTER}/events`]: "viewer",
  [`GET ${CLUSTER}/pods`]: "viewer",
  [`GET ${CLUSTER}/pods/export`]: "viewer",
  [`GET ${CLUSTER}/workloads`]: "viewer",
  [`GET ${CLUSTER}/workloads/choices`]: "viewer",
  [`GET ${CLUSTER}/workloads/export`]: "viewer",
  [`GET ${CLUSTER}/backups`]: "viewer",
  [`POST ${CLUSTER}/backups`]: "editor",
  [`GET ${CLUSTER}/balance`]: "viewer",
  [`GET ${CLUSTER}/restarts`]: "viewer",
  [`POST ${CLUSTER}/restarts`]: "editor",
  [`DELETE ${CLUSTER}/restarts/{id}`]: "editor",
  [`GET ${CLUSTER}/scans`]: "viewer",
  [`POST ${CLUSTER}/scans`]: "editor",
  [`GET ${CLUSTER}/scans/{id}`]: "viewer",
  [`DELETE ${CLUSTER}/scans/{id}`]: "editor",
  [`GET ${CLUSTER}/scan-schedules`]: "viewer",
  [`POST ${CLUSTER}/scan-schedules`]: "editor",
  [`PATCH ${CLUSTER}/scan-schedules/{id}`]: "editor",
  [`DELETE ${CLUSTER}/scan-schedules/{id}`]: "editor",
  [`GET ${CLUSTER}/profile`]: "viewer",
  [`GET ${CLUSTER}/profile/values`]: "cluster admin",
  [`POST ${NODE}/cordon`]: "editor",
  [`POST ${NODE}/uncordon`]: "editor",
  [`POST ${NODE}/maintenance/plan`]: "viewer",
  [`GET ${NODE}/maintenance`]: "viewer",
  [`POST ${NODE}/maintenance`]: "editor",
  [`PATCH ${NODE}/maintenance`]: "editor",
  [`DELETE ${NODE}/maintenance`]: "editor",
  "GET /api/v1/audit": "administrator",
  "GET /api/v1/audit/choices": "administrator",
  "GET /api/v1/audit/export": "administrator",
  "GET /api/v1/channels": "administrator",
  "POST /api/v1/channels": "administrator",
  "PATCH /api/v1/channels/{id}": "administrator",
  "DELETE /api/v1/channels/{id}": "administrator",
  "POST /api/v1/channels/{id}/test": "administrator",
  "GET /api/v1/deliveries": "administrator",
  "POST /api/v1/deliveries/{id}/again": "administrator",
  [`GET ${CLUSTER}/kubeconfig`]: "viewer",
  // The same route asks for more than its verb, for what it is asked for.
  [`GET ${CLUSTER}/kubeconfig?kind=admin`]: "cluster admin",
  "POST /api/v1/kubeconfigs/inspect": "administrator",
  "POST /api/v1/kubeconfigs/test": "administrator",
  "POST /api/v1/clusters": "administrator",
  [`PATCH ${CLUSTER}`]: "administrator",
  [`DELETE ${CLUSTER}`]: "administrator",
  [`POST ${CLUSTER}/credential`]: "administrator",
  [`POST ${CLUSTER}/test`]: "administrator",
};

/** Those for everybody, each with its reason. */
const OPEN: Record<string, string> = {
  "POST /api/v1/session": "signs in",
  "DELETE /api/v1/session": "signs out, whatever the session is worth",
  "POST /api/v1/links/look": "whoever has the link",
  "POST /api/v1/links/use": "whoever has the link",
  "GET /sign-in/oidc": "signs in",
  "GET /sign-in/oidc/callback": "signs in",
  "GET /api/v1/openapi.json": "describes the API and tells nothing of a cluster",
  "GET /help/deploy/{name}": "a manifest of the repository; tells nothing of a cluster",
  "GET /help/pictures/{name}": "a picture of the documents; tells nothing of a cluster",
  "GET /livez": "for probes",
  "GET /readyz": "for probes",
  "GET /metrics": "for Prometheus: by a token of its own, or from this machine",
};

/** Every topic of the stream below a cluster's own, and the least role on that cluster. One that is not here fails. */
const TOPICS: Record<string, Least> = {
  "": "viewer",
  "/nodes/{node}": "viewer",
  "/workloads": "viewer",
};
const LISTS = ["/clusters", "/maintenances"];

type Served = Route<Endpoint<unknown> | OpenEndpoint<unknown>>;
const folder = import.meta.dirname;
const routes = new Map<string, Served>();
for (const file of globSync("**/route.ts", { cwd: folder })) {
  const parts = path
    .dirname(file)
    .split(path.sep)
    .filter((part) => !part.startsWith("("));
  const template = `/${parts.join("/")}`.replaceAll("[", "{").replaceAll("]", "}");
  for (const [method, handler] of Object.entries(await import(path.join(folder, file))))
    if (method === method.toUpperCase()) routes.set(`${method} ${template}`, handler as Served);
}

/** Driven by somebody else: nothing acts on it here. */
const inMaintenance = buildNode("c", {
  unschedulable: true,
  intent: buildIntent({ installation: "elsewhere", nodeUid: buildNode("c").uid }),
});
let runtime: Runtime | undefined;
beforeAll(() => {
  // Commands are logged.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  consoleFor(PEOPLE);
  const { port } = memoryPort("harbor", {
    nodes: [buildNode("a"), buildNode("b"), inMaintenance],
    pods: [buildPod("p")],
  });
  const self = {
    identity: { holder: "console-1", succeeds: () => false },
    installation: "here",
    records: NO_RECORDS,
  };
  runtime = startRuntime(port, self);
  (getConsole().clusters as Map<string, Runtime>).set("harbor", runtime);
});
afterAll(() => runtime?.stop());

/** "GET /x" of "GET /x?kind=admin". */
const routeOf = (call: string) => call.replace(/\?.*$/, "");

/** Who has a session sends its cookie, a script its header. */
function credentialOf(person: string | undefined): Record<string, string> {
  if (person === undefined) return {};
  const script = person.endsWith("token");
  return script ? { authorization: `Bearer ${person}` } : { cookie: `drydock_session=${person}` };
}

/** Calls a route as HTTP does; a body that is not looked at when the call is refused. */
async function statusOf(call: string, person?: string, cluster = "harbor"): Promise<number> {
  const [method = "", template = ""] = call.split(" ");
  const route = routes.get(routeOf(call)) ?? expect.unreachable(`there is no route ${call}`);
  const request = new Request(`http://127.0.0.1${template}`, {
    method,
    headers: { "content-type": "application/json", ...credentialOf(person) },
    body: method === "GET" || method === "DELETE" ? undefined : "{",
  });
  const response = await route(request, { params: Promise.resolve({ cluster, node: "a", id: "x" }) });
  await response.body?.cancel();
  return response.status;
}

it("every route is in the matrix, and the matrix has no other", () => {
  const written = new Set([...Object.keys(MATRIX).map(routeOf), ...Object.keys(OPEN)]);
  expect([...written].sort()).toEqual([...routes.keys()].sort());
});

it("what needs a session says which verb it takes, under its own method and path", () => {
  for (const call of Object.keys(MATRIX)) {
    const { endpoint } = routes.get(routeOf(call)) ?? expect.unreachable(call);
    expect(endpoint, call).toHaveProperty("verb");
    expect(`${endpoint.method} ${endpoint.path}`).toBe(routeOf(call));
  }
});

describe.each(Object.entries(MATRIX))("%s, for %s and above", (call, least) => {
  it("is refused to somebody who is not signed in", async () => {
    expect([await statusOf(call), await statusOf(call, "nobody")]).toEqual([401, 401]);
  });

  it.each(everybody)("by %s", async (person) => {
    const status = await statusOf(call, person);
    const refused = status === 403 || status === 401;
    expect(refused, `answers ${status}`).toBe(!(MAY[least] as string[]).includes(person));
  });
});

it.each(Object.keys(MATRIX).filter((call) => call.includes("{cluster}")))(
  "%s does not tell a stranger whether there is such a cluster",
  async (call) => {
    const answers = await Promise.all([statusOf(call, "stranger"), statusOf(call, "stranger", "nowhere")]);
    expect(answers).toEqual([403, 403]);
  },
);

it("every topic is in the matrix, and the matrix has no other", () => {
  expect(Object.keys(TOPICS).sort()).toEqual(Object.keys(CLUSTER_TOPICS).sort());
  expect([...LISTS].sort()).toEqual([...LIST_TOPICS].sort());
});

describe.each(Object.entries(TOPICS))("topic %s, for %s and above", (topic, least) => {
  it.each(everybody)("by %s", (person) => {
    const path = `/clusters/harbor${topic.replace("{node}", "a")}`;
    const heard = getConsole().topics.find(path, PEOPLE[person]) !== undefined;
    expect(heard).toBe((MAY[least] as string[]).includes(person));
  });
});

it.each(LISTS)("the list %s tells each of their own clusters alone", (topic) => {
  const read = (person: Person) => {
    const list = getConsole().topics.find(topic, PEOPLE[person]);
    const leave = list?.follow({ wake: () => {}, close: () => {} });
    const found = list?.next(undefined);
    leave?.();
    return Buffer.from(found?.event ?? [])
      .toString()
      .includes('"harbor"');
  };
  expect(everybody.filter(read).sort()).toEqual([...MAY.viewer].sort());
});
