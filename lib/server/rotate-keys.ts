import { createClusterStore, keysInUse } from "@/lib/adapters/postgres";
import { createSealer, type Keyring, openKeyring } from "@/lib/adapters/secrets";
import { count } from "@/lib/domain/words";
import type { ClusterStore } from "@/lib/operations/store-ports/clusters";
import { SealError, type Sealer } from "@/lib/operations/store-ports/sealer";
import { commandDatabase } from "./command-database";
import { sealedFor } from "./fleet/added-context";
import { readSettings } from "./settings";

interface Outcome {
  resealed: number;
  /** Clusters whose credential does not open, with why. They stay as they are. */
  failed: { id: string; why: string }[];
}

/** Seals each cluster's credential with the key that seals now; those that it has already are left. */
export async function resealClusters(store: ClusterStore, sealer: Sealer): Promise<Outcome> {
  const outcome: Outcome = { resealed: 0, failed: [] };
  for (const { id, added } of await store.list()) {
    if (added === undefined || added.sealed.keyId === sealer.keyId()) continue;
    const of = sealedFor(id);
    try {
      const sealed = sealer.seal(sealer.open(added.sealed, of), of);
      await store.change(id, { credential: { server: added.server, sealed, rotatedAt: added.rotatedAt } });
      outcome.resealed += 1;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      outcome.failed.push({ id, why: error.message });
    }
  }
  return outcome;
}

/** A new key where the console has a file of its own; of the environment's keys the first is the new one. */
function newestKey(keyring: Keyring, fromEnvironment: boolean): string {
  return fromEnvironment ? keyring.current().id : keyring.add().id;
}

/** The whole command; returns what it has to say. @throws Error of settings, keys and the database */
export async function rotateKeys(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const settings = readSettings(environment);
  const keyring = openKeyring(settings);
  const database = await commandDatabase(settings);
  try {
    const id = newestKey(keyring, settings.DRYDOCK_KEY !== undefined);
    const { resealed, failed } = await resealClusters(createClusterStore(database), createSealer(keyring));
    keyring.keep(await keysInUse(database));
    const words = failed.map(({ id: cluster, why }) => `Not sealed anew: cluster ${cluster}. ${why}`);
    return [...words, `${count(resealed, "credential")} sealed anew with key ${id}.`];
  } finally {
    await database.close();
  }
}
