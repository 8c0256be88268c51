import { buildNode } from "@/lib/domain/testing/build";
import { fakeCluster } from "./fake-cluster";
import { nodeContract } from "./node-contract";

const { ctx } = fakeCluster({ nodes: [buildNode("a")] });

nodeContract("the cluster in memory", async () => ({ cluster: ctx.cluster, node: "a" }));
