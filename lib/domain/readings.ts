import { budgetsOf } from "./budget";
import type { ClusterIndex } from "./cluster-index";
import { driftReadings } from "./drift";
import type { MaintenanceIntent } from "./intent";
import type { Reading } from "./maintenance";
import { type ObservedNode, podKey } from "./observed";
import { count, nameSome } from "./words";

/** Whether the workloads that left run again, all replicas Ready. A pod may be Pending by consent, so it never gates. */
function movedReady(index: ClusterIndex, owners: readonly string[]): Reading {
  const title = "Moved pods Ready elsewhere";
  const id = "moved-ready";
  // A Job that has ended wants no pod any more.
  const known = owners.flatMap((uid) => index.replicasOf(uid) ?? []).filter(({ kind }) => kind !== "Job");
  if (known.length === 0) {
    return {
      id,
      state: "unknown",
      title,
      value: "none",
      detail: "No controller with replicas had pods here.",
    };
  }
  let ready = 0;
  let wanted = 0;
  const short: string[] = [];
  for (const owner of known) {
    const pods = index.podsOfController(owner.uid);
    const serving = pods.filter((pod) => pod.ready && pod.deletionAt === undefined).length;
    ready += Math.min(serving, owner.replicas);
    wanted += owner.replicas;
    if (serving < owner.replicas) short.push(`${owner.name} ${serving} of ${owner.replicas}`);
  }
  const value = `${ready} of ${wanted}`;
  return short.length === 0
    ? { id, state: "ok", title, value, detail: `${count(known.length, "workload")} with all replicas Ready.` }
    : { id, state: "warn", title, value, detail: `Not all Ready: ${nameSome(short)}.` };
}

/** Whether the budgets that this drain leaned on have their healthy pods back. */
function budgetsRecovered(index: ClusterIndex, owners: readonly string[]): Reading {
  const budgets = new Set(
    owners.flatMap((uid) => index.podsOfController(uid)).flatMap((pod) => budgetsOf(index, pod)),
  );
  const title = "Budgets recovered";
  const id = "budgets-recovered";
  if (budgets.size === 0) {
    return { id, state: "ok", title, value: "none", detail: "No budget covers a workload that moved." };
  }
  const short = [...budgets].filter((budget) => budget.currentHealthy < budget.desiredHealthy);
  const value = `${budgets.size - short.length} of ${budgets.size}`;
  if (short.length === 0)
    return { id, state: "ok", title, value, detail: "Each has the healthy pods it needs." };
  const names = short.map(
    (budget) => `${podKey(budget)} has ${budget.currentHealthy} of ${budget.desiredHealthy}`,
  );
  return { id, state: "warn", title, value, detail: `Short of healthy pods: ${nameSome(names)}.` };
}

/** What stands beside the proof: it warns, and gates nothing. */
export function readingsOf(index: ClusterIndex, node: ObservedNode, intent: MaintenanceIntent): Reading[] {
  const owners = intent.owners ?? [];
  const drift = driftReadings(node, intent, index.podsOf(node.name));
  return [movedReady(index, owners), budgetsRecovered(index, owners), ...drift];
}
