import type { IncomingMessage, ServerResponse } from "node:http";
import { failure, json } from "@/lib/adapters/kubernetes/testing/scripted-server";
import { HOSTILE_NAMES } from "./hostile-requests";

const NAME = "[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?";
const ROOT = "/(?:api|apis/[a-z0-9.]+)/v\\d+(?:(?:alpha|beta)\\d+)?";
const COLLECTION = new RegExp(`^/(?:version|readyz)$|^${ROOT}/(?:namespaces/${NAME}/)?[a-z]+$`);
const OBJECT = new RegExp(`^${ROOT}/(?:namespaces/${NAME}/)?[a-z]+/${NAME}(?:/(?:eviction|status|token))?$`);

const node = (name: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion: "5", creationTimestamp: "2026-01-01T00:00:00Z" },
  spec: {},
  status: {
    conditions: [{ type: "Ready", status: "True" }],
    capacity: { cpu: "4", memory: "16Gi", pods: "110" },
    allocatable: { cpu: "4", memory: "16Gi", pods: "110" },
  },
});
const pod = (name: string, namespace: string, nodeName: string) => ({
  metadata: {
    name,
    namespace,
    uid: `uid-${namespace}-${name}`,
    resourceVersion: "6",
    creationTimestamp: "2026-01-01T00:00:00Z",
    ownerReferences: [
      { apiVersion: "apps/v1", kind: "ReplicaSet", name: "r", uid: "uid-r", controller: true },
    ],
  },
  spec: { nodeName, containers: [{ name: "c" }] },
  status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
});
/** No API server would hold such objects; one that somebody else runs may say that it does. */
const OBJECTS: Record<string, object[]> = {
  "/api/v1/nodes": [node("a"), node("b"), ...HOSTILE_NAMES.map(node)],
  "/api/v1/pods": [
    pod("p", "shop", "a"),
    ...HOSTILE_NAMES.map((name) => pod(name, "shop", "a")),
    ...HOSTILE_NAMES.map((name) => pod("p", name, "b")),
    ...HOSTILE_NAMES.map((name) => pod("q", "shop", name)),
  ],
};

function answerOf(method: string, pathname: string): object | undefined {
  if (pathname === "/version") return { gitVersion: "v1.36.3" };
  if (pathname.endsWith("/selfsubjectaccessreviews")) return { status: { allowed: true } };
  if (method !== "GET") return node("a");
  if (COLLECTION.test(pathname))
    return { metadata: { resourceVersion: "7" }, items: OBJECTS[pathname] ?? [] };
  return pathname.startsWith("/api/v1/nodes/") ? node(pathname.split("/").at(-1) ?? "") : undefined;
}

/** An API server whose objects are called as nobody may call them. */
export function answerAsHostileApi(
  response: ServerResponse,
  { method = "", url = "/" }: IncomingMessage,
): void {
  const { pathname, searchParams } = new URL(url, "http://api");
  const found = answerOf(method, pathname);
  if (searchParams.has("sendInitialEvents")) failure(response, 400, "no streaming lists");
  else if (searchParams.get("watch") === "true")
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
  else if (found === undefined) failure(response, 404, "not found");
  else json(response, found, method === "POST" ? 201 : 200);
}

/**
 * Whether a request ("GET /path?query") went elsewhere than it may: a part of its address is folded away, or what it
 * changes is not one object.
 */
export function leftItsPlace(sent: string): boolean {
  const [method = "", address = ""] = sent.split(" ");
  const [path = ""] = address.split("?", 1);
  const creates = method === "POST" && COLLECTION.test(path);
  const reads = method === "GET" && COLLECTION.test(path);
  return new URL(path, "http://api").pathname !== path || !(reads || creates || OBJECT.test(path));
}
