import type { ClusterIndex } from "./cluster-index";
import { controlPlaneWithout, etcdWithout, takersOf } from "./control-plane";
import { withoutKubelet } from "./drift";
import { isDeletion, type MaintenanceOptions } from "./intent";
import type { BudgetDemand, PlanCheck } from "./maintenance";
import { healthOf, isControlPlane, rolesOf, takesPods } from "./node";
import type { ObservedNode } from "./observed";
import { count, nameSome } from "./words";

/** A maintenance needs a node that is not in one. */
export function notInMaintenance(node: ObservedNode): PlanCheck {
  const title = "Not in maintenance yet";
  if (node.intent === undefined)
    return { id: "not-in-maintenance", state: "pass", title, detail: "No intent stands on the node." };
  const by = node.intent === "unreadable" ? "an annotation that this version can't read" : node.intent.by;
  return {
    id: "not-in-maintenance",
    state: "refuse",
    title: "Already in maintenance",
    detail: `Turned on by ${by}.`,
  };
}

/** A dedicated control-plane node takes no ordinary pods: its leaving displaces none of them. */
export function isDedicated(index: ClusterIndex, node: ObservedNode): boolean {
  return isControlPlane(index, node) && !takesPods({ ...node, unschedulable: false, intent: undefined });
}

/** Somebody must take the pods: the last schedulable worker may not leave. Source: Palette and Sunbeam, "no last node". */
export function lastSchedulable(index: ClusterIndex, node: ObservedNode): PlanCheck {
  if (isDedicated(index, node)) {
    return {
      id: "last-schedulable",
      state: "pass",
      title: "Takes no ordinary pods",
      detail: "A dedicated control plane node: other nodes are not asked to take its pods.",
    };
  }
  const takers = takersOf(index);
  const others = takers.size - (takers.has(node.name) ? 1 : 0);
  if (others === 0) {
    return {
      id: "last-schedulable",
      state: "refuse",
      title: "Last schedulable node",
      detail: "No other node is Ready and takes pods. Bring one back first.",
    };
  }
  const all = others + (takesPods(node) ? 1 : 0);
  return {
    id: "last-schedulable",
    state: "pass",
    title: "Other nodes take pods",
    detail: `${count(others, "other node")} of ${all} schedulable ${others === 1 ? "is" : "are"} Ready.`,
  };
}

/** A control-plane node may leave while another one serves and etcd keeps its quorum without it. */
export function controlPlane(index: ClusterIndex, node: ObservedNode): PlanCheck {
  if (!isControlPlane(index, node)) {
    const roles = rolesOf(node).join(", ") || "worker";
    return {
      id: "control-plane",
      state: "pass",
      title: "Not a control plane node",
      detail: `Roles: ${roles}.`,
    };
  }
  const view = controlPlaneWithout(index, node);
  const refuse = (title: string, detail: string): PlanCheck => ({
    id: "control-plane",
    state: "refuse",
    title,
    detail,
  });
  const names = nameSome(view.othersInMaintenance.map((other) => other.name));
  const [nodes, are] = view.othersInMaintenance.length === 1 ? ["node", "is"] : ["nodes", "are"];
  const away = names && `Control plane ${nodes} ${names} ${are} in maintenance`;
  if (view.othersReady.length === 0) {
    const why =
      view.others.length === 0
        ? "It is the only one. The cluster would have no API server."
        : away
          ? `${away}, no other is Ready.`
          : "No other control plane node is Ready.";
    return refuse("No other control plane node", why);
  }
  const etcd = etcdWithout(index, node.name);
  if (etcd === undefined) {
    return {
      id: "control-plane",
      state: "unknown",
      title: "etcd not seen",
      detail: `No etcd pod runs in kube-system: external or managed. ${count(view.othersReady.length, "other control plane node")} Ready.`,
    };
  }
  if (etcd.readyElsewhere < etcd.quorum) {
    const cause = away ? `${away}, etcd` : "etcd";
    return refuse(
      "etcd would lose its quorum",
      `${cause} needs ${etcd.quorum} of ${etcd.members}; without this node ${etcd.readyElsewhere} would answer.`,
    );
  }
  return {
    id: "control-plane",
    state: "pass",
    title: "Control plane keeps its quorum",
    detail: `etcd keeps ${etcd.readyElsewhere} of ${etcd.members}, needs ${etcd.quorum}. ${count(view.othersReady.length, "other control plane node")} Ready.`,
  };
}

function numbersOf({ namespace, name, selector, demand, why }: BudgetDemand): string {
  return `${namespace}/${name} (${selector}) covers ${count(demand, "pod")} here: ${why}.`;
}

/** Budgets that hold pods of this node, named with their selector and numbers. */
export function budgets(demands: readonly BudgetDemand[]): PlanCheck {
  const never = demands.filter(({ state }) => state === "never");
  if (never.length > 0) {
    return {
      id: "budgets",
      state: "warn",
      title: "A budget can never allow it",
      detail: `${never.map(numbersOf).join(" ")} Add a replica or change the budget.`,
    };
  }
  const waits = demands.filter(({ state }) => state === "waits");
  if (waits.length > 0) {
    return {
      id: "budgets",
      state: "warn",
      title: "A budget allows none now",
      detail: waits.map(numbersOf).join(" "),
    };
  }
  const tight = demands.filter(({ demand, allowed }) => demand > allowed);
  const words = tight.map(
    ({ namespace, name, demand, allowed }) => `${namespace}/${name} (${demand} pods, ${allowed} at once)`,
  );
  const covers = `${count(demands.length, "budget")} ${demands.length === 1 ? "covers" : "cover"} pods that leave`;
  if (tight.length > 0) {
    return {
      id: "budgets",
      state: "pass",
      title: "Budgets allow it, in rounds",
      detail: `${covers}. In rounds: ${nameSome(words)}.`,
    };
  }
  const detail =
    demands.length === 0
      ? "No budget covers a pod that leaves."
      : `${covers}, none is asked for more than it allows now.`;
  return { id: "budgets", state: "pass", title: "Budgets allow it", detail };
}

/** A kubelet that does not answer can't stop pods: they would stay Terminating. */
export function kubelet(node: ObservedNode): PlanCheck {
  const health = healthOf(node);
  if (health.state === "not-ready") {
    return {
      id: "kubelet",
      state: "warn",
      title: "The kubelet is not Ready",
      detail: `It said: ${health.text}. ${withoutKubelet(node)}`,
    };
  }
  return {
    id: "kubelet",
    state: "pass",
    title: "The kubelet is Ready",
    detail: "It can stop pods and report them gone.",
  };
}

/** What a drain writes: cordon and intent, evictions, and the Lease that says who drives. */
const NEEDED = ["patch nodes", "create pods/eviction", "create leases", "update leases"];

/** Whether somebody named a pod for deletion. */
export function deletes(options: MaintenanceOptions): boolean {
  return options.consents.some(isDeletion);
}

/** Whether the console's own credentials allow what a drain with these options needs, as the API server said. */
export function permission(
  permissions: readonly { verb: string; resource: string; allowed?: boolean; person?: string }[] | undefined,
  options: MaintenanceOptions,
): PlanCheck {
  const all = new Set(deletes(options) ? [...NEEDED, "delete pods"] : NEEDED);
  const needed = permissions?.filter(({ verb, resource }) => all.has(`${verb} ${resource}`));
  const missing = needed?.filter(({ allowed }) => allowed === false) ?? [];
  if (missing.length > 0) {
    const verbs = missing.map(({ verb, resource }) => `${verb} ${resource}`).join(" and ");
    const person = missing.find(({ person: whose }) => whose !== undefined)?.person;
    if (person !== undefined) {
      return {
        id: "permission",
        state: "refuse",
        title: `The cluster does not let ${person} do this`,
        detail: `Commands go out in the name of ${person}, who lacks there: ${verbs}. See deploy/impersonation.yaml.`,
      };
    }
    return {
      id: "permission",
      state: "refuse",
      title: "The console may not do this",
      detail: `Its credentials lack: ${verbs}. Apply the ClusterRole from the README.`,
    };
  }
  if (needed === undefined || needed.length === 0 || needed.some(({ allowed }) => allowed === undefined)) {
    return {
      id: "permission",
      state: "unknown",
      title: "Permission not known",
      detail: "The API server did not say whether the console may cordon and evict.",
    };
  }
  return {
    id: "permission",
    state: "pass",
    title: "The console may cordon and evict",
    detail: "Asked the API server with SelfSubjectAccessReview.",
  };
}

/** The checks that need no placement: cheap enough for each row's menu. */
export function quickRefusal(index: ClusterIndex, node: ObservedNode): string | undefined {
  return refusalOf([notInMaintenance(node), controlPlane(index, node), lastSchedulable(index, node)]);
}

/** The first refusing check as a sentence. */
export function refusalOf(checks: readonly PlanCheck[]): string | undefined {
  const refusing = checks.find((check) => check.state === "refuse");
  return refusing && `${refusing.title}. ${refusing.detail}`;
}
