import type { Cluster } from "@/lib/adapters/kubernetes";
import { DrydockError } from "@/lib/domain/errors";
import type { EvictionOutcome } from "@/lib/operations/ports";
import { metrics } from "./instruments";

function resultOf(error: unknown): string {
  return error instanceof DrydockError ? error.failure.code : "unexpected";
}

/** Counts what a call came to, and how long it took. */
async function count<T>(cluster: string, call: string, asked: Promise<T>): Promise<T> {
  const { kubernetes } = metrics();
  const stop = kubernetes.duration.startTimer({ call });
  try {
    const answer = await asked;
    kubernetes.calls.inc({ cluster, call, result: "answered" });
    if (call === "evict" || call === "deletePod") {
      const { kind } = answer as EvictionOutcome;
      kubernetes[call === "evict" ? "evictions" : "deletions"].inc({ cluster, result: kind });
    }
    return answer;
  } catch (error) {
    kubernetes.calls.inc({ cluster, call, result: resultOf(error) });
    throw error;
  } finally {
    stop();
  }
}

/** The port of a cluster, whose calls that ask the API server are counted. Everything else goes through as it is. */
export function watchedPort(port: Cluster): Cluster {
  const wrapped = new Map<string | symbol, unknown>();
  return new Proxy(port, {
    get(target, name, receiver) {
      const found = wrapped.get(name);
      if (found) return found;
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      const call = (...args: unknown[]): unknown => {
        const result: unknown = member.apply(target, args);
        return result instanceof Promise && name !== "close"
          ? count(target.info.id, String(name), result)
          : result;
      };
      wrapped.set(name, call);
      return call;
    },
  });
}
