import { openCluster, openHttp, workers } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { nodeContract } from "@/lib/operations/testing/node-contract";

nodeContract("a real API server", async () => {
  const [node = ""] = await workers(openHttp());
  return { cluster: openCluster(undefined, false), node };
});
