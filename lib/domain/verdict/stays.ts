import type { ObservedPod } from "@/lib/domain/observed";
import { agreedTo, type Rule } from "./rule";

export const mirror: Rule = (pod) =>
  pod.mirror
    ? {
        verdict: "stays",
        cause: "mirror",
        detail: "Static pod: the kubelet runs it from a file, the API server can't remove it.",
      }
    : undefined;

/** Source: kubectl drain, daemonSetFilter. A DaemonSet's controller tolerates the cordon and would start it again. */
export const daemonSet: Rule = (pod, { index }) =>
  pod.controller?.kind === "DaemonSet" && index.daemonSetExists(pod.controller.uid)
    ? {
        verdict: "stays",
        cause: "daemon-set",
        detail: `DaemonSet ${pod.controller.name} runs one on each node, cordoned or not.`,
      }
    : undefined;

/**
 * Whether the scheduler may put it on a cordoned node. A toleration without a key tolerates everything.
 * Source: kube-scheduler, NodeUnschedulable.
 */
function toleratesCordon(pod: ObservedPod): boolean {
  return pod.tolerations.some(
    ({ key, operator, effect }) =>
      (effect === undefined || effect === "" || effect === "NoSchedule") &&
      ((!key && operator === "Exists") || key === "node.kubernetes.io/unschedulable"),
  );
}

/**
 * The scheduler may bring its replacement right back, and the emptied node is the most attractive: evicting it can go
 * on for ever. Sources: kubernetes-sigs/cluster-api#6894, cilium/cilium#28549.
 */
export const comesBack: Rule = (pod, context) => {
  if (!pod.controller || !toleratesCordon(pod)) return undefined;
  return agreedTo(context, pod, "comes-back")
    ? {
        verdict: "stays",
        cause: "kept",
        detail: "Stays until the node stops, as agreed: it tolerates the cordon.",
      }
    : {
        verdict: "blocks",
        cause: "comes-back",
        detail:
          "It tolerates node.kubernetes.io/unschedulable, so the scheduler may put its replacement back here. " +
          "Agree to let it stop with the node, or remove the toleration.",
        fact: "needs consent",
      };
};
