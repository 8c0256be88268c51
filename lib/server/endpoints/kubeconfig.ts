import { z } from "zod";
import { type Principal, roleOn } from "@/lib/domain/access/principal";
import type { Role } from "@/lib/domain/access/role";
import { DrydockError } from "@/lib/domain/errors";
import type { IssueOptions } from "@/lib/operations/ports";
import { authorize } from "@/lib/server/authorize";
import { clusterById } from "@/lib/server/console";
import type { Endpoint } from "@/lib/server/endpoint";
import { log } from "@/lib/server/log";
import type { Runtime } from "@/lib/server/runtime";

/** Kubernetes makes no token for less than ten minutes. */
const LEAST_SECONDS = 600;
const MOST_SECONDS = 24 * 3600;

const KubeconfigQuery = z.object({
  kind: z.enum(["user", "admin"]).default("user"),
  seconds: z.coerce.number().int().min(LEAST_SECONDS).max(MOST_SECONDS).default(3600),
});

const ACCOUNTS: Record<Role, IssueOptions["account"]> = {
  "cluster-viewer": "drydock-viewer",
  "cluster-editor": "drydock-editor",
  "cluster-admin": "drydock-admin",
  administrator: "drydock-admin",
};

interface File {
  text: string;
  name: string;
  expiresAt?: string;
}

async function issued(runtime: Runtime, person: Principal, seconds: number): Promise<File> {
  const { id } = runtime.port.info;
  const role = roleOn(person, id);
  if (role === undefined) throw new DrydockError({ code: "unauthenticated" });
  const account = ACCOUNTS[role];
  const { text, expiresAt } = await runtime.port.issueKubeconfig({ account, seconds, clusterId: id });
  return { text, expiresAt, name: `${id}.kubeconfig` };
}

/** The operator's own file, or, of a cluster whose credential is sealed, a token of its admin account. */
async function adminsOwn(runtime: Runtime, person: Principal, seconds: number): Promise<File> {
  const { id } = runtime.port.info;
  await authorize(person, "kubeconfig.admin", id);
  const own = runtime.port.adminKubeconfig();
  const name = `admin.${id}.kubeconfig`;
  if ("text" in own) return { text: own.text, name };
  return {
    ...(await runtime.port.issueKubeconfig({ account: "drydock-admin", seconds, clusterId: id })),
    name,
  };
}

export const readKubeconfig: Endpoint = {
  method: "GET",
  path: "/api/v1/clusters/{cluster}/kubeconfig",
  verb: "kubeconfig.user",
  summary:
    "A kubeconfig: kind=user has a token of one's role that ends by itself, kind=admin is for Cluster Admins",
  query: KubeconfigQuery,
  audit: {
    action: "kubeconfig.download",
    object: ({ query }) => (query.get("kind") === "admin" ? "admin kubeconfig" : "kubeconfig"),
    detail: ({ query }) => ({ kind: query.get("kind") ?? "user" }),
  },
  async handle({ params, query, person }) {
    const runtime = clusterById(params.cluster);
    const { kind, seconds } = KubeconfigQuery.parse(Object.fromEntries(query));
    const file = await (kind === "admin" ? adminsOwn : issued)(runtime, person, seconds);
    log("info", "kubeconfig downloaded", { cluster: params.cluster, kind, by: person.name });
    return new Response(file.text, {
      headers: {
        "content-type": "application/yaml",
        "content-disposition": `attachment; filename="${file.name}"`,
        "cache-control": "no-store",
        ...(file.expiresAt === undefined ? {} : { "x-drydock-expires": file.expiresAt }),
      },
    });
  },
};
