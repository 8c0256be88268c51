import type { RestartStore } from "@/lib/operations/store-ports/restarts";
import { log, reasonOf } from "@/lib/server/log";
import type { Runtime } from "@/lib/server/runtime";
import { type TurnParts, takeTurn } from "./turn";

/** How often series that run are looked at. In milliseconds. */
const LOOK_MS = 2_000;

interface DriverParts extends TurnParts {
  clusters: ReadonlyMap<string, Pick<Runtime, "index" | "leads" | "port" | "whomToBe">>;
  store: Pick<RestartStore, "running" | "save">;
}

/** Restarts what people chose, one workload after another, on the clusters that this console leads. Begins nothing itself. */
export function startRestartDriver({ clusters, ...parts }: DriverParts) {
  let working: Promise<void> | undefined;
  /** Series and rounds of which it was said that they wait. */
  const failing = new Set<string>();

  const tried = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
      failing.delete(what);
    } catch (error) {
      if (!failing.has(what)) log("warn", "restarts wait", { of: what, reason: reasonOf(error) });
      failing.add(what);
    }
  };

  const round = () =>
    tried("all", async () => {
      for (const series of await parts.store.running()) {
        const led = clusters.get(series.cluster);
        if (led?.leads() && led.port.freshness().state === "live")
          await tried(series.id, () => takeTurn(series, led, parts));
      }
    });
  const work = () => {
    working ??= round().finally(() => {
      working = undefined;
    });
    return working;
  };
  const timer = setInterval(() => void work(), LOOK_MS).unref();

  return {
    /** Looks now. */
    work,
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
