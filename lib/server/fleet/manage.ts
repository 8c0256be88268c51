import type {
  AddClusterRequest,
  ChangeClusterRequest,
  CredentialRequest,
  TrialBody,
} from "@/lib/contracts/manage-cluster";
import type { Principal } from "@/lib/domain/access/principal";
import type { Network } from "@/lib/domain/addresses/address";
import { DrydockError } from "@/lib/domain/errors";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { idFor } from "@/lib/domain/kubeconfig/id";
import { count, nameSome } from "@/lib/domain/words";
import type { ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import type { Runtime } from "@/lib/server/runtime";
import { sealCredential } from "./added-context";
import type { Fleet } from "./fleet";
import { credentialIn, trialBody, tryCredential } from "./pasted";
import { namesOfSame, refuseOther } from "./same-cluster";

/** What adding, changing and removing clusters needs of the console. */
interface Deps {
  fleet: Fleet;
  clusterStore: ClusterStore;
  sealer: Sealer;
  networks: readonly Network[];
}

/**
 * Whoever takes a node into maintenance knows its cluster by the name. Two of one name would be mistaken for each other.
 * @throws bad-input
 */
function refuseTaken({ clusters }: Fleet, name: string, own?: string): void {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const taken = [...clusters.values()].some(({ port: { info } }) => info.id !== own && same(info.name));
  if (!taken) return;
  throw new DrydockError({
    code: "bad-input",
    what: `The name ${name} is taken`,
    why: "Another cluster of the console is called so.",
    todo: "Give this one another name.",
    field: "name",
  });
}

/** Tests, seals, keeps, and starts to watch. @throws bad-input, cluster-unreachable, cluster-credentials, database-away */
export async function addCluster(
  { fleet, clusterStore, sealer, networks }: Deps,
  request: AddClusterRequest,
  person: Principal,
): Promise<{ id: string; trial: TrialBody }> {
  const credential = credentialIn(request);
  refuseTaken(fleet, request.name);
  const trial = await tryCredential(credential, networks, person);
  const already = namesOfSame(fleet, trial);
  const said = { name: request.name, tags: request.tags, impersonation: USUAL_IMPERSONATION };
  for (;;) {
    const id = idFor(request.name, (taken) => fleet.clusters.has(taken) || fleet.record(taken) !== undefined);
    const seal = () => sealCredential(sealer, id, credential);
    const added = { server: credential.server, seal, by: person.name, at: new Date() };
    const kept = await clusterStore.add({ ...said, id, added });
    await fleet.sync();
    // Another replica may have taken the id; the next try knows of it.
    if (kept) return { id, trial: trialBody(trial, already) };
  }
}

/** @throws bad-input for a name that is taken, database-away */
export async function changeCluster(
  { fleet, clusterStore }: Deps,
  id: string,
  changes: ChangeClusterRequest,
): Promise<void> {
  const record = fleet.record(id);
  if (changes.name !== undefined) refuseTaken(fleet, changes.name, id);
  if (record === undefined) {
    const { tags, impersonation } = fleet.about(id);
    const name = fleet.clusters.get(id)?.port.info.name ?? id;
    await clusterStore.add({ id, name, tags, impersonation, ...changes });
  } else await clusterStore.change(id, changes);
  await fleet.sync();
}

function onlyAdded(verb: string): DrydockError {
  return new DrydockError({
    code: "refused",
    object: `${verb} this cluster`,
    why: "It comes from a kubeconfig of the operator, or is the console's own.",
    todo: "Change KUBECONFIG and start the console again.",
  });
}

/** @throws refused for a cluster of the operator, bad-input for credentials of another cluster, and what adding throws */
export async function rotateCredential(
  { fleet, clusterStore, sealer, networks }: Deps,
  id: string,
  request: CredentialRequest,
  person: Principal,
): Promise<TrialBody> {
  if (fleet.record(id)?.added === undefined) throw onlyAdded("rotate the credential of");
  const credential = credentialIn(request);
  const trial = await tryCredential(credential, networks, person);
  refuseOther(fleet.clusters.get(id), trial);
  const seal = () => sealCredential(sealer, id, credential);
  const rotatedAt = new Date();
  const kept = await clusterStore.change(id, {
    credential: { server: credential.server, seal, rotatedAt },
  });
  if (!kept) throw new DrydockError({ code: "not-found", object: `cluster ${id}` });
  await fleet.sync();
  return trialBody(trial);
}

/** Of a cluster that does not answer, those that were in maintenance when it last did. */
function maintainedNodes(runtime: Runtime | undefined): string[] {
  if (!runtime) return [];
  const seen = runtime.rows().filter(({ maintenance }) => maintenance !== undefined);
  return [...new Set([...seen.map(({ name }) => name), ...runtime.runs.unseen()])];
}

/** The nodes that were left in maintenance. @throws refused while there are some and nobody agreed */
export async function removeCluster(
  { fleet, clusterStore }: Deps,
  id: string,
  leave: boolean,
): Promise<string[]> {
  if (fleet.record(id)?.added === undefined) throw onlyAdded("remove");
  const nodes = maintainedNodes(fleet.clusters.get(id));
  if (nodes.length > 0 && !leave) {
    throw new DrydockError({
      code: "refused",
      object: "remove this cluster",
      why: `${count(nodes.length, "node")} in maintenance: ${nameSome(nodes)}. Their intent and cordon stay on the nodes, and nobody drives them on.`,
      todo: "Turn maintenance mode off first, or agree to leave them.",
    });
  }
  await clusterStore.remove(id);
  await fleet.sync();
  return nodes;
}
