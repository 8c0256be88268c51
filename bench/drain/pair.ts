import type { Kube } from "../support/kube.ts";
import { type Calls, callsOf, follow } from "./calls.ts";
import type { Case } from "./cases.ts";
import type { Contender } from "./contender.ts";
import { reallyDrained } from "./witness.ts";
import { clear, cordon, place, workersOf } from "./workload.ts";

/** One drain by one contender. Seconds from the command. */
export interface Run {
  /** Until the witness saw every node empty, added up over the nodes' turn. */
  drained: number;
  /** Until the contender said so. */
  told: number;
  calls: Calls;
  /** Milliseconds from a budget's room to the next eviction against it. */
  reactions: number[];
}

let namespaces = 0;

/** Puts the case's pods on its nodes, lets the contender drain them, and puts the cluster back as it was. */
export async function measure(
  kube: Kube,
  audit: string,
  contender: Contender,
  { workload, nodes: count }: Case,
): Promise<Run> {
  const nodes = (await workersOf(kube)).slice(0, count);
  const spaces: string[] = [];
  for (const node of nodes) {
    const namespace = `drain-${++namespaces}`;
    spaces.push(namespace);
    await place(kube, namespace, node, workload);
  }
  // A row is out of service as a whole, as kubectl makes it: or one contender would move pods that the other does not.
  if (nodes.length > 1) await cordon(kube, nodes, true);
  const log = follow(audit);
  contender.reactions?.();
  const begin = performance.now();
  const [seen, at] = await Promise.all([
    drainedInTurn(kube, nodes),
    contender.drain(nodes).then(() => performance.now()),
  ]);
  const calls = callsOf(log.read(), contender.userAgent);
  const reactions = contender.reactions?.() ?? [];
  log.close();
  await contender.restore(nodes);
  await cordon(kube, nodes, false);
  for (const namespace of spaces) await clear(kube, namespace);
  return { drained: (seen - begin) / 1000, told: (at - begin) / 1000, calls, reactions };
}

/** Follows the contender along the row: the next node is looked at once the one before it is empty. */
async function drainedInTurn(kube: Kube, nodes: readonly string[]): Promise<number> {
  let last = performance.now();
  for (const node of nodes) last = await reallyDrained(kube, node);
  return last;
}
