import type { Network } from "@/lib/domain/addresses/address";
import { DrydockError } from "@/lib/domain/errors";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import type { Trial } from "@/lib/domain/rights/trial";
import { createConnection } from "./connection";
import { createHttp } from "./http";
import type { AddedContext } from "./kubeconfig";
import { tryRights } from "./try-rights";

function passing(credential: ClusterCredential, networks: readonly Network[]): AddedContext {
  return {
    id: "trial",
    name: new URL(credential.server).host,
    source: "a trial",
    origin: "added",
    server: credential.server,
    credential: () => credential,
    networks,
    flatten: () => ({ why: "It was only tried." }),
  };
}

/**
 * Asks a cluster with credentials that nobody has kept yet who they are and what they may. Changes nothing there.
 * @throws bad-input for an address that is not allowed, cluster-unreachable, cluster-credentials, forbidden
 */
export async function tryCluster(
  credential: ClusterCredential,
  networks: readonly Network[],
): Promise<Trial> {
  const context = passing(credential, networks);
  const connection = createConnection(context);
  try {
    return await tryRights({ http: createHttp(connection), cluster: context.name });
  } catch (error) {
    if (!(error instanceof DrydockError) || error.failure.code !== "cluster-credentials") throw error;
    const todo = "Paste credentials that count there. Nothing was kept.";
    throw new DrydockError({ ...error.failure, todo }, { cause: error });
  } finally {
    await connection.close();
  }
}
