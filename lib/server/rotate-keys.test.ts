import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSealer, openKeyring } from "@/lib/adapters/secrets";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { ClusterRecord } from "@/lib/operations/store-ports/clusters";
import type { Sealer } from "@/lib/operations/store-ports/sealer";
import { sealedFor } from "./fleet/added-context";
import { resealClusters } from "./rotate-keys";
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
  await expect(resealClusters(store, sealer)).rejects.toThrow("database");
  store.failAfter = Number.POSITIVE_INFINITY;
  expect(await resealClusters(store, sealer)).toEqual({ resealed: 1, failed: [] });
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
  const { resealed, failed } = await resealClusters(store, sealer);
  expect(resealed).toBe(1);
  expect(failed).toEqual([{ id: "lost", why: expect.stringContaining(other.keyId()) }]);
  expect((await store.list()).find(({ id }) => id === "lost")).toEqual(lost);
});
