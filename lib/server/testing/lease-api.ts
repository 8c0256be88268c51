import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, failure, json } from "@/lib/adapters/kubernetes/testing/scripted-server";

const LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";

interface Lease {
  metadata: { resourceVersion?: string };
  spec: { holderIdentity: string };
}

/** An API server with nothing in it but a Lease, which it keeps as a real one does: a version is replaced once. */
export function leaseApi(): { answer: Answer; holders: string[] } {
  /** Who wrote it, in turn. */
  const holders: string[] = [];
  let version = 0;
  let lease: Lease | undefined;

  async function write(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const sent = JSON.parse(text) as Lease;
    if (sent.metadata.resourceVersion !== lease?.metadata.resourceVersion)
      return failure(response, 409, "the object has been modified");
    version += 1;
    lease = { ...sent, metadata: { ...sent.metadata, resourceVersion: `${version}` } };
    holders.push(sent.spec.holderIdentity);
    json(response, lease, request.method === "POST" ? 201 : 200);
  }

  return {
    holders,
    answer(response, request) {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://api");
      if (pathname.startsWith(LEASES) && request.method !== "GET") void write(request, response);
      else if (pathname === `${LEASES}/drydock`)
        json(response, lease ?? { kind: "Status", code: 404 }, lease ? 200 : 404);
      else if (pathname === "/version") json(response, { gitVersion: "v1.36.3" });
      else if (pathname.endsWith("/selfsubjectaccessreviews"))
        json(response, { status: { allowed: true } }, 201);
      else if (searchParams.has("sendInitialEvents")) failure(response, 400, "no streaming lists");
      else if (searchParams.get("watch") === "true")
        response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      else json(response, { metadata: { resourceVersion: "1" }, items: [] });
    },
  };
}
