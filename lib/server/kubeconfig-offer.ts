import type { ClusterSummary } from "@/lib/contracts/cluster";
import type { ClusterPort } from "@/lib/operations/ports";

/** Making one reads files, and a summary that says whether there is one is made four times a second. */
const KEEP_MS = 60_000;

/** Which file a person can download, or why there is none; looked at anew once a minute. Never its text. */
export function createKubeconfigOffer(
  port: Pick<ClusterPort, "info" | "adminKubeconfig">,
  now: () => number,
): () => ClusterSummary["kubeconfig"] {
  let last: { offer: ClusterSummary["kubeconfig"]; at: number } | undefined;
  return () => {
    if (last && now() - last.at < KEEP_MS) return last.offer;
    const found = port.adminKubeconfig();
    const user = `${port.info.id}.kubeconfig`;
    const offer = "text" in found ? { user, admin: `admin.${user}` } : { user, why: found.why };
    last = { offer, at: now() };
    return offer;
  };
}
