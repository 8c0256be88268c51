import { randomUUID } from "node:crypto";
import { createCluster, loadContexts } from "@/lib/adapters/kubernetes";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { intentOf } from "@/lib/domain/node";
import { planMaintenance } from "@/lib/operations/plan-maintenance";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { startRuntime } from "@/lib/server/runtime";
import { NO_RECORDS } from "@/lib/server/testing/no-records";
import { until } from "../support/kube.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Contender } from "./contender.ts";
import { watchReactions } from "./reaction.ts";

/** The console's runtime (watches, engine, leader) in this process, commanded by the operations behind its API. */
export async function drydock({ kubeconfig }: Sandbox): Promise<Contender> {
  const [context] = loadContexts({ KUBECONFIG: kubeconfig }).contexts;
  if (!context) throw new Error("the sandbox's kubeconfig has no context");
  const runtime = startRuntime(createCluster(context), {
    identity: { holder: "bench", succeeds: () => true },
    installation: "bench",
    records: NO_RECORDS,
  });
  const ctx = runtime.context(buildAdministrator("bench"));
  const options = { consents: [] };

  /** Looks each turn of the loop after something changed, so that the engine's own time is not blurred. */
  function phaseOf(name: string): string | undefined {
    const { index, stateFor } = runtime.source();
    const node = index.node(name);
    const intent = node && intentOf(node);
    return intent && stateFor(index, node, intent).phase;
  }
  const reaches = (name: string, phase: string | undefined) =>
    new Promise<void>((resolve, reject) => {
      const end = setTimeout(
        () => settle(() => reject(new Error(`${name} is ${phaseOf(name)}`))),
        15 * 60_000,
      );
      const look = setInterval(() => phaseOf(name) === phase && settle(resolve), 10);
      const settle = (finish: () => void) => {
        clearTimeout(end);
        clearInterval(look);
        finish();
      };
    });

  await until("the console is live and drives", async () => {
    const { freshness } = runtime.port;
    return freshness().state === "live" && (await runtime.port.readLease())?.holder === "bench";
  });
  const watching = watchReactions(runtime.port);
  return {
    name: "Drydock",
    userAgent: "drydock",
    async drain(nodes) {
      for (const node of nodes) {
        // As in the dialog: the plan is what a person confirms.
        await planMaintenance({ ctx, input: { node, options } });
        await turnOn({ ctx, input: { node, reason: "benchmark", options, id: randomUUID() } });
        await reaches(node, "complete");
      }
    },
    async restore(nodes) {
      for (const node of nodes) {
        await turnOff({ ctx, input: { node } });
        await reaches(node, undefined);
      }
    },
    reactions: watching.take,
    close() {
      watching.stop();
      return runtime.stop();
    },
  };
}
