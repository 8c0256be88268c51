import type { Socket } from "node:net";
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from "undici";
import type { Network } from "@/lib/domain/addresses/address";
import { openSource, type Target, type Tls } from "./credential-source";
import { CredentialsError } from "./errors";
import { guarded } from "./guarded-connect";
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
  /** What is connected to. Throws what access throws. */
  target(): Promise<Target>;
  /** The API server refused the credentials: read them anew, at most every ten seconds. */
  refused(): void;
  /** The credentials were replaced: the next call has the new ones, and what runs with the old ones is cut. */
  renew(): void;
  /** Cuts everything. */
  close(): Promise<void>;
}

/** Connects like undici itself, but can give up: undici leaves a socket that still connects to its time-out of 10 s. */
function createConnector(
  tls: Tls,
  networks: readonly Network[] | undefined,
): { connect: buildConnector.connector; abandon: () => void } {
  const options = { ...tls, allowH2: false, keepAlive: true, keepAliveInitialDelay: 15_000 };
  const connect = networks ? guarded(options, { addressee: "cluster", networks }) : buildConnector(options);
  const connecting = new Set<Socket>();
  return {
    connect(options, callback) {
      // An address that is refused is told before there is a socket.
      let socket: Socket | undefined;
      const settle: buildConnector.Callback = (...outcome) => {
        if (socket) connecting.delete(socket);
        callback(...outcome);
      };
      // Typed as void, returns the socket, if it tried at all.
      socket = connect(options, settle) as unknown as Socket | undefined;
      if (socket) connecting.add(socket);
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

function openLane(target: Target, connections: number | null): OpenLane {
  const { tls, proxyUrl, networks } = target;
  const connector = createConnector(tls, networks);
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
  const dispatcher = proxyUrl
    ? new ProxyAgent({ ...options, uri: proxyUrl, requestTls: tls })
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

/**
 * One set of shared connections for a cluster: client-node would open a new TLS connection for each request. Credentials
 * are looked at again every ten seconds; when certificates have changed, new connections take over from the old.
 * Throws KubeconfigError or CredentialsError when the context can't be used at all.
 */
export function createConnection(context: ClusterContext): Connection {
  const source = openSource(context);
  const open = new Set<OpenLane>();
  let lanes: Record<Lane, OpenLane> | undefined;
  let material = "";
  let ready: { access: Promise<Access>; at: number } | undefined;
  let reloadedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  function lanesFor(target: Target): Record<Lane, OpenLane> {
    const wanted = JSON.stringify([target.server, target.proxyUrl, target.tls]);
    if (lanes && wanted === material) return lanes;
    for (const old of Object.values(lanes ?? {})) {
      // A watch on it ends by itself within minutes.
      void old.retire().finally(() => open.delete(old));
    }
    material = wanted;
    lanes = { requests: openLane(target, REQUEST_CONNECTIONS), streams: openLane(target, null) };
    for (const lane of Object.values(lanes)) open.add(lane);
    return lanes;
  }

  async function prepare(): Promise<Access> {
    const target = await source.read();
    if (closed) throw new CredentialsError("the connection to the cluster is closed");
    const { requests, streams } = lanesFor(target);
    return {
      headers: target.headers,
      lanes: { requests: requests.dispatcher, streams: streams.dispatcher },
    };
  }

  return {
    get server() {
      return source.server();
    },
    target: () => source.read(),
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
      source.reload();
      ready = undefined;
    },
    renew() {
      source.reload();
      ready = undefined;
      const old = lanes;
      lanes = undefined;
      if (!old) return;
      // Requests are let finish; a watch would go on for minutes as whom it began, and resumes where it was.
      void old.requests.retire().finally(() => open.delete(old.requests));
      void old.streams.destroy().finally(() => open.delete(old.streams));
    },
    async close() {
      closed = true;
      await Promise.all([...open].map((lane) => lane.destroy()));
    },
  };
}
