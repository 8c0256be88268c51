import type { RequestOptions } from "node:https";
import type { Socket } from "node:net";
import type { Cluster as KubeCluster, KubeConfig } from "@kubernetes/client-node";
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from "undici";
import { CredentialsError } from "./errors";
import type { ClusterContext } from "./kubeconfig";

/** With the probe's own there are four beside the watches. */
const REQUEST_CONNECTIONS = 3;
const CREDENTIALS_MS = 10_000;
/** Below the 60 s after which common load balancers drop idle connections, above the probe's period. */
const KEEP_ALIVE_MS = 30_000;

/** Two lanes, so that slow evictions never hold up a watch or the probe. */
export type Lane = "requests" | "streams";

interface Access {
  headers: Record<string, string>;
  lanes: Record<Lane, Dispatcher>;
}

/** The TCP and TLS side of one cluster: its connections, and the credentials that they carry. */
export interface Connection {
  readonly server: URL;
  /** Throws CredentialsError, or KubeconfigError when the file has become unusable. */
  access(): Promise<Access>;
  /** The API server refused the credentials: read them anew, at most every ten seconds. */
  refused(): void;
  /** Cuts everything. */
  close(): Promise<void>;
}

type Tls = Pick<RequestOptions, "ca" | "cert" | "key" | "rejectUnauthorized" | "servername">;

/** Connects like undici itself, but can give up: undici leaves a socket that still connects to its time-out of 10 s. */
function createConnector(tls: Tls): { connect: buildConnector.connector; abandon: () => void } {
  const connect = buildConnector({ ...tls, allowH2: false, keepAlive: true, keepAliveInitialDelay: 15_000 });
  const connecting = new Set<Socket>();
  return {
    connect(options, callback) {
      const settle: buildConnector.Callback = (...outcome) => {
        connecting.delete(socket);
        callback(...outcome);
      };
      // Typed as void, returns the socket.
      const socket = connect(options, settle) as unknown as Socket;
      connecting.add(socket);
    },
    abandon() {
      for (const socket of connecting) socket.destroy();
    },
  };
}

interface OpenLane {
  dispatcher: Dispatcher;
  /** Lets running calls finish. */
  retire(): Promise<void>;
  /** Cuts everything. */
  destroy(): Promise<void>;
}

function openLane(cluster: KubeCluster, tls: Tls, connections: number | null): OpenLane {
  const connector = createConnector(tls);
  const options = {
    connections,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    // Deadlines are per call; a watch has none but its own watchdog.
    headersTimeout: 0,
    bodyTimeout: 0,
    // One TCP connection a watch: with HTTP/2 a single stalled connection would stall them all.
    allowH2: false,
  };
  const dispatcher = cluster.proxyUrl
    ? new ProxyAgent({ ...options, uri: cluster.proxyUrl, requestTls: tls })
    : new Agent({ ...options, connect: connector.connect });
  return {
    dispatcher,
    retire: () => dispatcher.close(),
    async destroy() {
      await dispatcher.destroy();
      connector.abandon();
    },
  };
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

/**
 * One set of shared connections for a cluster: client-node would open a new TLS connection for each request. Credentials
 * are looked at again every ten seconds; when certificates have changed, new connections take over from the old.
 * Throws KubeconfigError or CredentialsError when the context can't be used at all.
 */
export function createConnection(context: ClusterContext): Connection {
  let config = context.load();
  let cluster = currentCluster(config);
  const open = new Set<OpenLane>();
  let lanes: Record<Lane, OpenLane> | undefined;
  let material = "";
  let ready: { access: Promise<Access>; at: number } | undefined;
  let reloadedAt = Number.NEGATIVE_INFINITY;
  let reload = false;
  let closed = false;

  function lanesFor(tls: Tls): Record<Lane, OpenLane> {
    const wanted = JSON.stringify([cluster.server, cluster.proxyUrl, tls]);
    if (lanes && wanted === material) return lanes;
    for (const old of Object.values(lanes ?? {})) {
      // A watch on it ends by itself within minutes.
      void old.retire().finally(() => open.delete(old));
    }
    material = wanted;
    lanes = {
      requests: openLane(cluster, tls, REQUEST_CONNECTIONS),
      streams: openLane(cluster, tls, null),
    };
    for (const lane of Object.values(lanes)) open.add(lane);
    return lanes;
  }

  async function prepare(): Promise<Access> {
    if (reload) {
      reload = false;
      config = context.load();
      cluster = currentCluster(config);
    }
    const { headers, tls } = await credentialsOf(config);
    if (closed) throw new CredentialsError("the connection to the cluster is closed");
    const { requests, streams } = lanesFor(tls);
    return { headers, lanes: { requests: requests.dispatcher, streams: streams.dispatcher } };
  }

  return {
    get server() {
      return new URL(cluster.server);
    },
    access() {
      if (ready && Date.now() - ready.at < CREDENTIALS_MS) return ready.access;
      const attempt = { access: prepare(), at: Date.now() };
      ready = attempt;
      attempt.access.catch(() => {
        if (ready === attempt) ready = undefined;
      });
      return attempt.access;
    },
    refused() {
      if (Date.now() - reloadedAt < CREDENTIALS_MS) return;
      reloadedAt = Date.now();
      reload = true;
      ready = undefined;
    },
    async close() {
      closed = true;
      await Promise.all([...open].map((lane) => lane.destroy()));
    },
  };
}
