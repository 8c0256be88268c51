import type { ConditionChange } from "@/lib/domain/node-conditions";
import { type Target, told } from "./node-commands";
import { NODES, objectPath } from "./paths";

/**
 * Sets and removes conditions of a node. A strategic merge patch goes by their type, so it touches no other: a merge patch
 * would replace the kubelet's, too.
 */
export function patchNodeConditions(
  { http, cluster }: Target,
  name: string,
  changes: readonly ConditionChange[],
): Promise<void> {
  const now = new Date().toISOString().replace(/\.\d+/, "");
  const conditions = changes.map(({ type, set }) =>
    set
      ? { type, status: "True", ...set, lastHeartbeatTime: now, lastTransitionTime: now }
      : { type, $patch: "delete" },
  );
  return told({ cluster, verb: "patch", object: `status of node ${name}` }, async () => {
    await http.fetchJson({
      method: "PATCH",
      path: objectPath(NODES, { name, subresource: "status" }),
      query: { fieldManager: "drydock" },
      contentType: "application/strategic-merge-patch+json",
      unlimited: true,
      body: { status: { conditions } },
    });
  });
}
