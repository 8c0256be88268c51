import type { Console } from "@/lib/server/console";
import { UNSAID } from "@/lib/server/fleet/about";
import { memoryClusters } from "./memory-clusters";

/** Clusters of a console for tests that start theirs themselves: each counts as added, and none comes or goes. */
export function fleetStub(
  clusters: Console["clusters"],
): Pick<Console, "fleet" | "clusterStore" | "sealer" | "networks"> {
  const sealer: Console["sealer"] = {
    seal: (text) => ({ bytes: Buffer.from(text), keyId: "test" }),
    open: ({ bytes }) => Buffer.from(bytes).toString(),
    keyId: () => "test",
  };
  const sealed = sealer.seal("{}", "test");
  return {
    fleet: {
      clusters,
      record: (id) => ({
        id,
        name: id,
        tags: [],
        impersonation: UNSAID.impersonation,
        added: { server: `https://${id}.example/`, sealed, by: "Mira", at: new Date(0) },
      }),
      about: () => UNSAID,
      sync: async () => undefined,
      stop: async () => undefined,
    },
    clusterStore: memoryClusters(),
    sealer,
    networks: [],
  };
}
