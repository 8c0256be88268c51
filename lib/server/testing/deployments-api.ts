import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, failure, json } from "@/lib/adapters/kubernetes/testing/scripted-server";

const PATH = /^\/apis\/apps\/v1\/namespaces\/shop\/deployments\/([a-z]+)$/;
const RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";
const REPLICAS = 2;

interface Patch {
  metadata: { resourceVersion: string };
  spec: { template: { metadata: { annotations: Record<string, string> } } };
}

interface Deployment {
  version: number;
  generation: number;
  restartedAt?: string;
}

/** Deployments of the namespace "shop" on an API server that is otherwise as `others` says. */
export function deploymentsApi(names: readonly string[], others: Answer) {
  const deployments = new Map<string, Deployment>(names.map((name) => [name, { version: 1, generation: 1 }]));
  /** Deployments whose controller does nothing: what is changed is not rolled out. */
  const idle = new Set<string>();
  /** Of which a change was asked for, in turn. */
  const asked: string[] = [];
  /** Otherwise a change is made, and whoever asked for it is not told. */
  const answers = { now: true };

  const patch = async (name: string, one: Deployment, request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const { metadata, spec } = JSON.parse(text) as Patch;
    const mark = spec.template.metadata.annotations[RESTARTED_AT];
    if (metadata.resourceVersion !== `${one.version}`)
      return failure(response, 409, "the object has been modified");
    asked.push(name);
    // The same template is no new generation.
    if (mark !== one.restartedAt)
      Object.assign(one, {
        version: one.version + 1,
        generation: one.generation + 1,
        restartedAt: mark,
      });
    if (answers.now) json(response, objectOf(name, one, idle.has(name)));
  };

  const answer: Answer = (response, request) => {
    const { pathname } = new URL(request.url ?? "/", "http://api");
    const [, name = ""] = PATH.exec(pathname) ?? [];
    const one = deployments.get(name);
    if (one === undefined) others(response, request);
    else if (request.method === "PATCH") void patch(name, one, request, response);
    else json(response, objectOf(name, one, idle.has(name)));
  };

  return { answer, asked, answers, idle };
}

function objectOf(name: string, { version, generation, restartedAt }: Deployment, idle: boolean) {
  const annotations = restartedAt === undefined ? {} : { [RESTARTED_AT]: restartedAt };
  const counts = {
    replicas: REPLICAS,
    updatedReplicas: REPLICAS,
    readyReplicas: REPLICAS,
    availableReplicas: REPLICAS,
  };
  return {
    metadata: { namespace: "shop", name, uid: `uid-${name}`, resourceVersion: `${version}`, generation },
    spec: { replicas: REPLICAS, template: { metadata: { annotations } } },
    status: { observedGeneration: idle ? 1 : generation, ...counts },
  };
}
