import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** From a cache's answer to an API server that is nearly too slow. In seconds. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Every metric there is, each with labels of a bounded set: clusters, templates of routes, words of ours. Never a name
 * that a client or a cluster's user may choose.
 */
function createInstruments() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `drydock_${name}`, help, labelNames, registers });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `drydock_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Histogram({ name: `drydock_${name}`, help, labelNames, registers, buckets: BUCKETS });

  return {
    registry,
    http: {
      requests: counter("http_requests_total", "Requests that were answered.", ["method", "route", "status"]),
      duration: histogram(
        "http_request_duration_seconds",
        "From a request's headers to the end of its answer.",
        ["route"],
      ),
      limited: counter("http_rate_limited_total", "Requests that a rate limit refused.", ["limit"]),
    },
    streams: {
      clients: gauge("stream_clients", "Open streams of server-sent events."),
      bytes: counter("stream_bytes_total", "Bytes of events that were given to streams."),
    },
    clusters: {
      live: gauge("cluster_live", "1 while the cluster's API server answers and its watches are fresh.", [
        "cluster",
      ]),
      latency: gauge("cluster_latency_seconds", "How long the API server's last probe took.", ["cluster"]),
      leads: gauge("leader", "1 where this process drives the maintenances of the cluster.", ["cluster"]),
      nodes: gauge("nodes", "Nodes that the console sees.", ["cluster"]),
      maintenances: gauge("maintenances", "Nodes in maintenance by phase.", ["cluster", "phase"]),
    },
    database: {
      ready: gauge("database_ready", "1 while the database takes records."),
      connections: gauge("database_connections", "Connections of the pool.", ["state"]),
      waiting: gauge("database_waiting", "Work that waits for a connection."),
      work: counter("database_work_total", "Work that was given to the database, by what came of it.", [
        "result",
      ]),
      duration: histogram(
        "database_work_duration_seconds",
        "How long the database worked, transactions as one.",
      ),
    },
    audit: {
      waiting: gauge("audit_waiting", "Records of the audit log that wait for the database."),
    },
    notifications: {
      tries: counter("notification_tries_total", "Tries to deliver news, by what came of them.", [
        "channel",
        "result",
      ]),
    },
    watches: {
      open: gauge("watch_open", "1 while the watch stands.", ["cluster", "resource"]),
      opened: counter("watch_opened_total", "How often the watch was opened.", ["cluster", "resource"]),
      listed: counter("watch_listed_total", "How often the collection was listed anew.", [
        "cluster",
        "resource",
      ]),
      heardAge: gauge("watch_heard_age_seconds", "Since the watch brought anything, bookmarks included.", [
        "cluster",
        "resource",
      ]),
    },
    kubernetes: {
      calls: counter(
        "kubernetes_calls_total",
        "Calls to API servers, watches left out, by what came of them.",
        ["cluster", "call", "result"],
      ),
      duration: histogram("kubernetes_call_duration_seconds", "How long API servers took to answer.", [
        "call",
      ]),
      evictions: counter("evictions_total", "Evictions by the API server's answer.", ["cluster", "result"]),
      deletions: counter("deletions_total", "Deletions of pods that somebody named, by the answer.", [
        "cluster",
        "result",
      ]),
    },
  };
}

export type Instruments = ReturnType<typeof createInstruments>;

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.metrics");
const shared = globalThis as { [KEY]?: Instruments };

/** The metrics of this process. */
export function metrics(): Instruments {
  shared[KEY] ??= createInstruments();
  return shared[KEY];
}
