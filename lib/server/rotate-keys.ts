import {
  createAuditStore,
  createChannelStore,
  createClusterStore,
  keysInUse,
  whileNobodySeals,
} from "@/lib/adapters/postgres";
import { createSealer, type Keyring, openKeyring } from "@/lib/adapters/secrets";
import { count } from "@/lib/domain/words";
import type { ClusterStore } from "@/lib/operations/store-ports/clusters";
import type { ChannelStore } from "@/lib/operations/store-ports/notifications";
import { SealError, type Sealed, type Sealer } from "@/lib/operations/store-ports/sealer";
import { recordedAtShell } from "./audit/shell";
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
  /** false: it is another one by now, or gone. */
  keep(again: Sealed): Promise<boolean>;
}

export async function secretsOfClusters(store: Pick<ClusterStore, "list" | "reseal">): Promise<Secret[]> {
  return (await store.list()).flatMap(({ id, added }) => {
    if (added === undefined) return [];
    const { sealed } = added;
    const keep = (again: Sealed) => store.reseal(id, sealed, again);
    return [{ name: `cluster ${id}`, sealed, of: sealedFor(id), keep }];
  });
}

export async function secretsOfChannels(store: Pick<ChannelStore, "channels" | "reseal">): Promise<Secret[]> {
  return (await store.channels()).flatMap(({ id, name, sealed }) =>
    sealed
      ? [
          {
            name: `channel ${name}`,
            sealed,
            of: ofChannel(id),
            keep: (again) => store.reseal(id, sealed, again),
          },
        ]
      : [],
  );
}

/**
 * Seals each with the key that seals now; those that it has already are left. One that a running console replaces in the
 * same moment is never written over: what there is then is looked at once more.
 */
export async function reseal(secrets: () => Promise<Secret[]>, sealer: Sealer): Promise<Outcome> {
  let resealed = 0;
  for (;;) {
    const failed: Outcome["failed"] = [];
    let replaced = false;
    for (const { name, sealed, of, keep } of await secrets()) {
      if (sealed.keyId === sealer.keyId()) continue;
      try {
        if (await keep(sealer.seal(sealer.open(sealed, of), of))) resealed += 1;
        else replaced = true;
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        failed.push({ name, why: error.message });
      }
    }
    if (!replaced) return { resealed, failed };
  }
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
    const log = createAuditStore(database);
    return await recordedAtShell(log, { action: "keys.rotate", object: "keys" }, async () => {
      const id = newestKey(keyring, settings.DRYDOCK_KEY !== undefined);
      const [clusters, channels] = [createClusterStore(database), createChannelStore(database)];
      const secrets = async () => [
        ...(await secretsOfClusters(clusters)),
        ...(await secretsOfChannels(channels)),
      ];
      const sealer = createSealer(keyring);
      const before = await reseal(secrets, sealer);
      // Most are sealed anew by now; what came meanwhile is, too, before its key goes.
      const { resealed, failed } = await whileNobodySeals(database, async () => {
        const last = await reseal(secrets, sealer);
        keyring.keep(await keysInUse(database));
        return { ...last, resealed: before.resealed + last.resealed };
      });
      const words = failed.map(({ name, why }) => `Not sealed anew: ${name}. ${why}`);
      return [...words, `${count(resealed, "secret")} sealed anew with key ${id}.`];
    });
  } finally {
    await database.close();
  }
}
