import { test } from "vitest";
import { addNode } from "@/lib/adapters/kubernetes/testing/own-node";
import { openHttp } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { type ClusterIndex, indexWith } from "@/lib/domain/cluster-index";
import { openConsole, race } from "./testing/two-consoles";

const names = ["worker-a", "worker-b"];

/** The other workers of the sandbox are not there for them. */
function lastTwo(index: ClusterIndex): ClusterIndex {
  const nodes = index.cluster.nodes.filter(({ name }) => names.includes(name));
  return indexWith({ ...index.cluster, nodes }, index.pods);
}

test("two consoles that take the last two workers at once never both keep theirs", async () => {
  const http = openHttp();
  for (const name of names) await addNode(http, name);
  await race([await openConsole("one"), await openConsole("two")], http, names, lastTwo);
});
