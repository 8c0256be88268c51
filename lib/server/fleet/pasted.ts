import { readPastedKubeconfig, tryCluster } from "@/lib/adapters/kubernetes";
import type { CredentialRequest, PastedBody, TrialBody } from "@/lib/contracts/manage-cluster";
import type { Principal } from "@/lib/domain/access/principal";
import type { Network } from "@/lib/domain/addresses/address";
import { DrydockError } from "@/lib/domain/errors";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import type { Refusal } from "@/lib/domain/kubeconfig/fields";
import { rolesFor } from "@/lib/domain/rights/cluster-role";
import { isEnough } from "@/lib/domain/rights/needed";
import type { Trial } from "@/lib/domain/rights/trial";
import { limits } from "@/lib/server/limits/limits";

function refused({ at, why, todo }: Refusal): DrydockError {
  return new DrydockError({
    code: "bad-input",
    what: `The kubeconfig was refused: ${at}`,
    why,
    todo,
    field: "kubeconfig",
  });
}

function contextsIn(text: string) {
  const found = readPastedKubeconfig(text, new Date());
  if ("contexts" in found) return found;
  throw refused(found);
}

/** What a pasted kubeconfig holds, without its secrets. @throws bad-input when all of it is refused */
export function inspect(text: string): PastedBody {
  const { contexts, current } = contextsIn(text);
  return {
    contexts: contexts.map((context) => ({
      name: context.name,
      server: context.server,
      refusals: "refusals" in context ? [...context.refusals] : [],
    })),
    current,
  };
}

/** The credential that the chosen context comes down to. @throws bad-input with the first refusal */
export function credentialIn({ kubeconfig, context: name }: CredentialRequest): ClusterCredential {
  const context = contextsIn(kubeconfig).contexts.find((one) => one.name === name);
  if (!context) {
    throw refused({ at: "context", why: "The file has no such context.", todo: "Choose one of the file's." });
  }
  if ("credential" in context) return context.credential;
  throw refused(context.refusals[0]);
}

/** Where the chosen context leads, for the audit log; undefined where that can't be read, which is refused anyway. */
export function serverIn({ kubeconfig, context: name }: CredentialRequest): string | undefined {
  const found = readPastedKubeconfig(kubeconfig, new Date());
  return "contexts" in found ? found.contexts.find((one) => one.name === name)?.server : undefined;
}

/** `already`: names under which the console has that cluster. */
export function trialBody({ version, user, rights }: Trial, already: readonly string[] = []): TrialBody {
  return {
    version,
    user,
    already: [...already],
    enough: isEnough(rights),
    rights: rights.map((right) => ({ ...right })),
    roles: rolesFor(user ?? "drydock"),
  };
}

/**
 * Asks the cluster what the credential may. Each try counts, whatever it is made for: the console connects to an address
 * that somebody gave it.
 * @throws too-many, cluster-unreachable, cluster-credentials, forbidden, database-away
 */
export async function tryCredential(
  credential: ClusterCredential,
  networks: readonly Network[],
  { personId }: Pick<Principal, "personId">,
): Promise<Trial> {
  await limits().attempt("cluster-test", personId);
  return tryCluster(credential, networks);
}
