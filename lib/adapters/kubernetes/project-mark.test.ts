import { expect, test } from "vitest";
import { stayMarkOf } from "./project-mark";

const annotated = (key: string, value: string) => ({ annotations: { other: "x", [key]: value } });
const labelled = (value: string) => ({ labels: { app: "web", "cluster.x-k8s.io/drain": value } });

test.each([
  [annotated("karpenter.sh/do-not-disrupt", "true"), "karpenter.sh/do-not-disrupt=true"],
  [annotated("karpenter.sh/do-not-disrupt", "30m"), "karpenter.sh/do-not-disrupt=30m"],
  [annotated("karpenter.sh/do-not-disrupt", "false"), undefined],
  [annotated("karpenter.sh/do-not-evict", "true"), "karpenter.sh/do-not-evict=true"],
  [
    annotated("cluster-autoscaler.kubernetes.io/safe-to-evict", "false"),
    "cluster-autoscaler.kubernetes.io/safe-to-evict=false",
  ],
  [annotated("cluster-autoscaler.kubernetes.io/safe-to-evict", "true"), undefined],
  [labelled("skip"), "cluster.x-k8s.io/drain=skip"],
  [labelled("wait-completed"), "cluster.x-k8s.io/drain=wait-completed"],
  [labelled("drain"), undefined],
  [{ annotations: { "cluster.x-k8s.io/drain": "skip" } }, undefined],
  [{}, undefined],
])("%j asks to stay by %s", (metadata, mark) => expect(stayMarkOf(metadata)).toBe(mark));
