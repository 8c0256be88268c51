import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { ClusterRecord } from "@/lib/operations/store-ports/clusters";
import type { Channel } from "@/lib/operations/store-ports/notifications";
import type { Sealed, Sealer } from "@/lib/operations/store-ports/sealer";
import { sealedFor } from "./fleet/added-context";
import { openAddress, sealAddress } from "./notifications/address";
import { reseal, secretsOfChannels, secretsOfClusters } from "./rotate-keys";
import { memoryClusters } from "./testing/memory-clusters";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "drydock-rotate-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function record(id: string, sealer: Sealer): ClusterRecord {
  const sealed = sealer.seal(`secret of ${id}`, sealedFor(id));
  const added = { server: "https://x/", sealed, by: "Mira", at: new Date(), rotatedAt: undefined };
  return { id, name: id, tags: [], impersonation: USUAL_IMPERSONATION, added };
}

test("every credential gets the new key, also when it is run again in the middle; the old one can go then", async () => {
  const DRYDOCK_DATA = folder();
  const keyring = openKeyring({ DRYDOCK_DATA });
  const sealer = createSealer(keyring);
  const old = keyring.current();
  const store = memoryClusters([record("east", sealer), record("west", sealer)]);
  const fresh = keyring.add();
  store.failAfter = 1;
  await expect(reseal(() => secretsOfClusters(store), sealer)).rejects.toThrow("database");
  store.failAfter = Number.POSITIVE_INFINITY;
  expect(await reseal(() => secretsOfClusters(store), sealer)).toEqual({ resealed: 1, failed: [] });
  keyring.keep(new Set([fresh.id]));
  expect(readFileSync(join(DRYDOCK_DATA, "key"), "utf8")).not.toContain(old.bytes.toString("base64"));
  const again = createSealer(openKeyring({ DRYDOCK_DATA }));
  for (const { id, added } of await store.list()) {
    if (!added) throw new Error("it has no credential");
    expect(added.sealed.keyId).toBe(fresh.id);
    expect(again.open(added.sealed, sealedFor(id))).toBe(`secret of ${id}`);
  }
});

test("a credential whose key is missing is named and left as it was, and the others go on", async () => {
  const other = createSealer(openKeyring({ DRYDOCK_DATA: folder() }));
  const keyring = openKeyring({ DRYDOCK_DATA: folder() });
  const sealer = createSealer(keyring);
  const lost = record("lost", other);
  const store = memoryClusters([lost, record("west", sealer)]);
  keyring.add();
  const { resealed, failed } = await reseal(() => secretsOfClusters(store), sealer);
  expect(resealed).toBe(1);
  expect(failed).toEqual([{ name: "cluster lost", why: expect.stringContaining(other.keyId()) }]);
  expect((await store.list()).find(({ id }) => id === "lost")).toEqual(lost);
});

test("a credential that somebody replaces in the same moment is not written over, and gets the new key, too", async () => {
  const keyring = openKeyring({ DRYDOCK_DATA: folder() });
  const sealer = createSealer(keyring);
  const store = memoryClusters([record("east", sealer)]);
  const replacement = sealer.seal("another secret", sealedFor("east"));
  const fresh = keyring.add();
  let reads = 0;
  const secrets = async () => {
    const found = await secretsOfClusters(store);
    reads += 1;
    // A console that had begun before the new key was there.
    if (reads === 1)
      await store.change("east", { credential: { server: "https://y/", seal: () => replacement } });
    return found;
  };
  expect(await reseal(secrets, sealer)).toEqual({ resealed: 1, failed: [] });
  const [kept] = await store.list();
  expect(kept?.added).toMatchObject({ server: "https://y/", sealed: { keyId: fresh.id } });
  expect(kept?.added && sealer.open(kept.added.sealed, sealedFor("east"))).toBe("another secret");
});

test("the addresses of notification channels are sealed anew as well; mail has none", async () => {
  const keyring = openKeyring({ DRYDOCK_DATA: folder() });
  const sealer = createSealer(keyring);
  const address = { url: "https://hooks.example/T0/B0", secret: "s3cret" };
  const about = { target: "x", events: [], createdBy: "Mira", createdAt: "2026-11-21T12:00:00.000Z" };
  const hook = {
    ...about,
    id: "c-1",
    kind: "slack",
    name: "ops",
    sealed: sealAddress(sealer, "c-1", address),
  } as const;
  const channels = new Map<string, Channel>([
    ["c-1", { ...hook, events: [] }],
    ["c-2", { ...about, id: "c-2", kind: "email", name: "mail" }],
  ]);
  const store = {
    channels: async () => [...channels.values()],
    async reseal(id: string, from: Sealed, to: Sealed) {
      const known = channels.get(id);
      if (known?.sealed !== from) return false;
      channels.set(id, { ...known, sealed: to });
      return true;
    },
  };
  const fresh = keyring.add();
  expect(await reseal(() => secretsOfChannels(store), sealer)).toEqual({ resealed: 1, failed: [] });
  const after = channels.get("c-1");
  expect(after?.sealed?.keyId).toBe(fresh.id);
  expect(after && openAddress(sealer, after)).toEqual(address);
});
