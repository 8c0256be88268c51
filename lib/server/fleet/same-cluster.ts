import { DrydockError } from "@/lib/domain/errors";
import { OF_EACH_CLUSTER, type Trial } from "@/lib/domain/rights/trial";
import type { Runtime } from "@/lib/server/runtime";
import type { Fleet } from "./fleet";

/** By what a cluster that is watched is told from others; undefined while its namespaces are not known. */
function uidOf({ port }: Runtime): string | undefined {
  return port.index()?.cluster.namespaces?.find(({ name }) => name === OF_EACH_CLUSTER)?.uid;
}

/** Names under which the console has the cluster already. */
export function namesOfSame({ clusters }: Pick<Fleet, "clusters">, { uid }: Pick<Trial, "uid">): string[] {
  if (uid === undefined) return [];
  return [...clusters.values()].flatMap((runtime) => (uidOf(runtime) === uid ? runtime.port.info.name : []));
}

/**
 * What is known of a cluster, who may do what there above all, must not come to another one by its new credentials.
 * @throws bad-input when they are another cluster's, as far as both are known
 */
export function refuseOther(runtime: Runtime | undefined, { uid }: Pick<Trial, "uid">): void {
  const known = runtime && uidOf(runtime);
  if (known === undefined || uid === undefined || known === uid) return;
  throw new DrydockError({
    code: "bad-input",
    what: "The kubeconfig was refused: it leads to another cluster",
    why: `The namespace ${OF_EACH_CLUSTER} there is not the one of ${runtime?.port.info.name}.`,
    todo: "Paste credentials of the same cluster, or add the other one as a cluster of its own.",
    field: "kubeconfig",
  });
}
