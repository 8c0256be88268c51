import { createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import { identityOf } from "./identity";
import { log, reasonOf } from "./log";
import { type Principals, principalsOf } from "./principals";
import { type Runtime, startRuntime } from "./runtime";
import { readSettings, type Settings } from "./settings";
import { openTokens, type Tokens } from "./tokens";
import { createTopics, type Topics } from "./topics";

/** The running console: everything that lives as long as the process. */
export interface Console {
  settings: Settings;
  tokens: Tokens;
  principals: Principals;
  clusters: ReadonlyMap<string, Runtime>;
  topics: Topics;
  stop(): Promise<void>;
}

// Instrumentation and route handlers are separate module graphs in Next.js; only globalThis is shared.
const KEY = Symbol.for("drydock.console");
const shared = globalThis as { [KEY]?: Console };

/** Starts the console once per process. */
export function startConsole(): Console {
  if (shared[KEY]) return shared[KEY];
  const settings = readSettings(process.env);
  const identity = identityOf(settings.DRYDOCK_DATA);
  const self = {
    identity,
    installation: settings.DRYDOCK_INSTALLATION,
    nodeConditions: settings.DRYDOCK_NODE_CONDITIONS,
  };
  const { contexts, problems } = loadContexts({ ...process.env });
  for (const problem of problems) log("warn", "kubeconfig not used", { reason: problem.message });
  const clusters = new Map<string, Runtime>();
  const topics = createTopics(clusters);
  for (const context of contexts) {
    const report = (error: unknown) =>
      log("error", "watch listener failed", { cluster: context.id, reason: reasonOf(error) });
    const onTouch = () => topics.touch(context.id);
    try {
      const port = createCluster(context, { report, caller: identity.holder });
      clusters.set(context.id, startRuntime(port, { ...self, onTouch }));
    } catch (error) {
      // One that can't be used at all must not take the others along.
      log("error", "cluster not used", { cluster: context.id, reason: reasonOf(error) });
    }
  }
  const tokens = openTokens(settings.DRYDOCK_DATA);
  shared[KEY] = {
    settings,
    tokens,
    principals: principalsOf(tokens),
    clusters,
    topics,
    async stop() {
      topics.close();
      await Promise.allSettled([...clusters.values()].map((cluster) => cluster.stop()));
    },
  };
  return shared[KEY];
}

/** @throws not-found */
export function clusterById(id: string): Runtime {
  const cluster = startConsole().clusters.get(id);
  if (!cluster) throw new DrydockError({ code: "not-found", object: `cluster ${id}` });
  return cluster;
}
