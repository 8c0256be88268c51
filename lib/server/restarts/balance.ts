import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { DrydockError } from "@/lib/domain/errors";
import { type PoolBalance, poolBalances } from "@/lib/domain/rebalance/evenness";
import { type RestartOffers, restartOffers } from "@/lib/domain/rebalance/offers";
import { inSlices } from "@/lib/operations/in-slices";
import type { ClusterPort } from "@/lib/operations/ports";

export interface Balance extends RestartOffers {
  pools: PoolBalance[];
}

/** How even the cluster is, and which restarts would help. Without the right to read workloads none is known. */
export async function readBalance(
  { restarts }: Pick<ClusterPort, "restarts">,
  index: () => ClusterIndex,
): Promise<Balance> {
  const rollouts = await restarts.list().catch((error: unknown) => {
    if (error instanceof DrydockError && error.failure.code === "forbidden") return [];
    throw error;
  });
  const of = index();
  const pools = poolBalances(of);
  return { pools, ...(await inSlices(restartOffers(of, pools, rollouts))) };
}
