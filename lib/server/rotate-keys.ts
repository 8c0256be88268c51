import { createChannelStore, createClusterStore, keysInUse } from "@/lib/adapters/postgres";
import { createSealer, type Keyring, openKeyring } from "@/lib/adapters/secrets";
import { count } from "@/lib/domain/words";
import type { ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { ChannelStore } from "@/lib/operations/store-ports/notifications";
import { SealError, type Sealed, type Sealer } from "@/lib/operations/store-ports/sealer";
import { commandDatabase } from "./command-database";
import { sealedFor } from "./fleet/added-context";
import { ofChannel } from "./notifications/address";
import { readSettings } from "./settings";

interface Outcome {
  resealed: number;
  /** What does not open, with why. It stays as it is. */
  failed: { name: string; why: string }[];
}

/** A secret as it is kept. */
interface Secret {
  /** "cluster harbor" */
  name: string;
  sealed: Sealed;
  /** What it was sealed for. */
  of: string;
  keep(sealed: Sealed): Promise<unknown>;
}

export async function secretsOfClusters(store: ClusterStore): Promise<Secret[]> {
  return (await store.list()).flatMap(({ id, added }) => {
    if (added === undefined) return [];
    const { sealed, server, rotatedAt } = added;
    const keep = (again: Sealed) => store.change(id, { credential: { server, sealed: again, rotatedAt } });
    return [{ name: `cluster ${id}`, sealed, of: sealedFor(id), keep }];
  });
}

export async function secretsOfChannels(store: Pick<ChannelStore, "channels" | "change">): Promise<Secret[]> {
  return (await store.channels()).flatMap(({ id, name, sealed }) =>
    sealed
      ? [
          {
            name: `channel ${name}`,
            sealed,
            of: ofChannel(id),
            keep: (again) => store.change(id, { sealed: again }),
          },
        ]
      : [],
  );
}

/** Seals each with the key that seals now; those that it has already are left. */
export async function reseal(secrets: readonly Secret[], sealer: Sealer): Promise<Outcome> {
  const outcome: Outcome = { resealed: 0, failed: [] };
  for (const { name, sealed, of, keep } of secrets) {
    if (sealed.keyId === sealer.keyId()) continue;
    try {
      await keep(sealer.seal(sealer.open(sealed, of), of));
      outcome.resealed += 1;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      outcome.failed.push({ name, why: error.message });
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
    const secrets = [
      ...(await secretsOfClusters(createClusterStore(database))),
      ...(await secretsOfChannels(createChannelStore(database))),
    ];
    const { resealed, failed } = await reseal(secrets, createSealer(keyring));
    keyring.keep(await keysInUse(database));
    const words = failed.map(({ name, why }) => `Not sealed anew: ${name}. ${why}`);
    return [...words, `${count(resealed, "secret")} sealed anew with key ${id}.`];
  } finally {
    await database.close();
  }
}
