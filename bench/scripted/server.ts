/**
 * API servers that each serve a generated cluster. A process of its own, so that what it uses is not counted as the
 * console's. Its arguments are the numbers of nodes and pods of a cluster, and of clusters; it says by message where
 * they listen, and is told by message what shall happen in them.
 */
import type { AddressInfo } from "node:net";
import { type Api, serveCluster } from "./api.ts";

/** `cluster` counts from 0. */
export type ToServer =
  | { do: "replace"; perSecond: number }
  | { do: "cordon"; cluster: number; node: number; on: boolean }
  | { do: "silence"; cluster: number; on: boolean };
export type FromServer = { ports: number[] };

const TICK_MS = 40;

const [nodes = 0, pods = 0, count = 1] = process.argv.slice(2).map(Number);
const apis: Api[] = Array.from({ length: count }, () => serveCluster(nodes, pods));
let rate = 0;

const ports = apis.map(
  ({ server }) =>
    new Promise<number>((resolve) =>
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
    ),
);
void Promise.all(ports).then((ports) => process.send?.({ ports } satisfies FromServer));

let owed = 0;
setInterval(() => {
  for (owed += (rate * TICK_MS) / 1000; owed >= 1; owed--)
    apis[Math.floor(Math.random() * apis.length)]?.cluster.replaceOne();
  for (const { cluster } of apis) cluster.beat(TICK_MS);
}, TICK_MS);
process.on("message", (told: ToServer) => {
  if (told.do === "replace") rate = told.perSecond;
  else if (told.do === "cordon") apis[told.cluster]?.cluster.cordon(told.node, told.on);
  else apis[told.cluster]?.silence(told.on);
});
// Nobody is left to serve.
process.on("disconnect", () => process.exit(0));
