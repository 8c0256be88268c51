import type { RequestOptions } from "node:https";
import type { Cluster as KubeCluster, KubeConfig } from "@kubernetes/client-node";
import type { Network } from "@/lib/domain/addresses/address";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import { CredentialsError } from "./errors";
import type { AddedContext, ClusterContext, OwnContext } from "./kubeconfig";

export type Tls = Pick<RequestOptions, "ca" | "cert" | "key" | "rejectUnauthorized" | "servername">;

/** Where the connections of a cluster go, and what they carry. */
export interface Target {
  server: string;
  proxyUrl?: string;
  headers: Record<string, string>;
  tls: Tls;
  /** Given for a cluster that somebody added: addresses are judged before each connection. */
  networks?: readonly Network[];
}

/** Where the credentials of a cluster come from. */
interface Source {
  server(): URL;
  /** Throws CredentialsError, or KubeconfigError when the file has become unusable. */
  read(): Promise<Target>;
  /** The next read looks at the source anew. */
  reload(): void;
}

function currentCluster(config: KubeConfig): KubeCluster {
  const cluster = config.getCurrentCluster();
  if (!cluster) throw new CredentialsError("the context has no cluster");
  if (cluster.proxyUrl && !cluster.proxyUrl.startsWith("http")) {
    throw new CredentialsError(
      `proxy-url ${cluster.proxyUrl} is not supported: only http and https proxies are`,
    );
  }
  return cluster;
}

async function credentialsOf(config: KubeConfig): Promise<{ headers: Record<string, string>; tls: Tls }> {
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.trim().split("\n")[0]?.slice(0, 300) : "";
    throw new CredentialsError(`the credentials could not be made ready: ${why || "no reason given"}`, {
      cause,
    });
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(options.headers ?? {})) headers[name] = String(value).trim();
  if (options.auth) headers.Authorization = `Basic ${Buffer.from(options.auth).toString("base64")}`;
  const { ca, cert, key, rejectUnauthorized, servername } = options;
  const tls = Object.fromEntries(
    Object.entries({ ca, cert, key, rejectUnauthorized, servername }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return { headers, tls };
}

/** The operator's own: exec plugins and files are followed. */
function ownSource(context: OwnContext): Source {
  let config = context.load();
  let cluster = currentCluster(config);
  let stale = false;
  return {
    server: () => new URL(cluster.server),
    async read() {
      if (stale) {
        config = context.load();
        cluster = currentCluster(config);
        stale = false;
      }
      return { server: cluster.server, proxyUrl: cluster.proxyUrl, ...(await credentialsOf(config)) };
    },
    reload() {
      stale = true;
    },
  };
}

function targetOf({ server, tlsServerName, authority, login }: ClusterCredential): Target {
  const tls: Tls = { rejectUnauthorized: true };
  if (authority !== undefined) tls.ca = authority;
  if (tlsServerName !== undefined) tls.servername = tlsServerName;
  if (login.kind === "token") return { server, headers: { Authorization: `Bearer ${login.token}` }, tls };
  return { server, headers: {}, tls: { ...tls, cert: login.certificate, key: login.key } };
}

/** Of checked fields alone: client-node, which would follow what a kubeconfig says, never sees them. */
function addedSource(context: AddedContext): Source {
  return {
    server: () => new URL(context.server),
    read: async () => ({ ...targetOf(context.credential()), networks: context.networks }),
    reload: () => undefined,
  };
}

/** Throws KubeconfigError or CredentialsError when a context of the operator's can't be used at all. */
export function openSource(context: ClusterContext): Source {
  return context.origin === "added" ? addedSource(context) : ownSource(context);
}
