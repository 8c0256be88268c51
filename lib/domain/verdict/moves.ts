import { pinnedHere } from "./pinned";
import { agreedTo, type Rule } from "./rule";

export const consented: Rule = (pod, context) => {
  if (agreedTo(context, pod, "bare")) {
    return { verdict: "moves", cause: "consented", detail: "Deleted for good, as agreed.", fact: "for good" };
  }
  return agreedTo(context, pod, "empty-dir")
    ? {
        verdict: "moves",
        cause: "consented",
        detail: "Moves; its emptyDir data is lost, as agreed.",
        fact: "emptyDir lost",
      }
    : undefined;
};

/** Rook's OSDs and pods with local volumes are like this: no place elsewhere, and that is meant so. */
export const pinned: Rule = (pod, { index }) => {
  const by = pinnedHere(index, pod);
  return by
    ? {
        verdict: "moves",
        cause: "pinned",
        detail: `It can run on this node only (${by}): its replacement stays Pending until the node is back.`,
        fact: "Pending until back",
      }
    : undefined;
};

export const job: Rule = (pod) =>
  pod.controller?.kind === "Job"
    ? {
        verdict: "moves",
        cause: "job",
        detail: `Job ${pod.controller.name} starts it anew elsewhere; what it did not save is lost.`,
        fact: "starts anew",
      }
    : undefined;

export const replaced: Rule = (pod, { index }) => {
  const replicas = pod.controller && index.replicasOf(pod.controller.uid)?.replicas;
  if (replicas === 1) {
    return {
      verdict: "moves",
      cause: "single-replica",
      detail: "Its only replica: nobody serves until the new one is Ready.",
      fact: "1 of 1 replica",
    };
  }
  const fact = replicas === undefined ? undefined : `1 of ${replicas} replicas`;
  return { verdict: "moves", cause: "replaced", detail: "A controller replaces it on another node.", fact };
};
