import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClusterPort } from "@/lib/operations/ports";

/** undici tells of each request that it writes to a socket. */
const WRITTEN = "undici:client:sendHeaders";
const EVICTION = /\/namespaces\/([^/]+)\/pods\/(.+)-[^-]+-[^-]+\/eviction$/;

/**
 * Milliseconds from the moment in which the console's cache had room in a budget again to the next eviction against it
 * being written to the socket. Budgets and Deployments of the benchmark share their names.
 */
export function watchReactions(port: ClusterPort): { take(): number[]; stop(): void } {
  const freedAt = new Map<string, number>();
  const closed = new Set<string>();
  let reactions: number[] = [];
  const unsubscribeCache = port.onChange(() => {
    for (const { namespace, name, disruptionsAllowed } of port.index()?.cluster.budgets ?? []) {
      const key = `${namespace}/${name}`;
      if (disruptionsAllowed === 0) closed.add(key);
      else if (closed.delete(key)) freedAt.set(key, performance.now());
    }
  });
  const onWritten = (message: unknown) => {
    const { path } = (message as { request: { path: string } }).request;
    const [, namespace, name] = EVICTION.exec(path) ?? [];
    const key = `${namespace}/${name}`;
    const freed = freedAt.get(key);
    if (freed === undefined) return;
    reactions.push(performance.now() - freed);
    freedAt.delete(key);
  };
  subscribe(WRITTEN, onWritten);
  return {
    take() {
      const taken = reactions;
      reactions = [];
      freedAt.clear();
      return taken;
    },
    stop() {
      unsubscribeCache();
      unsubscribe(WRITTEN, onWritten);
    },
  };
}
