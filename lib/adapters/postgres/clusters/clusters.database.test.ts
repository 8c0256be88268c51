import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import type { ClusterRecord } from "@/lib/operations/store-ports/clusters";
import { createClusterStore } from ".";

const { database } = await freshDatabase();
const store = createClusterStore(database);

function record(id: string): ClusterRecord {
  return {
    id,
    name: id.toUpperCase(),
    tags: ["site: oslo"],
    impersonation: USUAL_IMPERSONATION,
    added: {
      server: "https://k8s.example.com/",
      sealed: { bytes: Buffer.from([1, 2, 3]), keyId: "k1" },
      by: "Mira",
      at: new Date("2026-11-28T00:00:00Z"),
      rotatedAt: undefined,
    },
  };
}

test("a cluster is kept as it was added, changed in parts, and removed once", async () => {
  expect(await store.add(record("east"))).toBe(true);
  expect(await store.list()).toEqual([record("east")]);
  expect(await store.add({ ...record("east"), name: "another" })).toBe(false);

  expect(await store.change("east", { name: "East", tags: [] })).toBe(true);
  const sealed = { bytes: Buffer.from([9]), keyId: "k2" };
  const rotatedAt = new Date("2026-11-29T00:00:00Z");
  await store.change("east", { credential: { server: "https://other.example.com/", sealed, rotatedAt } });
  await store.change("east", { impersonation: { ...USUAL_IMPERSONATION, mode: "off" } });
  const [changed] = await store.list();
  expect(changed).toMatchObject({
    name: "East",
    tags: [],
    impersonation: { mode: "off" },
    added: { server: "https://other.example.com/", sealed, by: "Mira", rotatedAt },
  });

  expect(await store.remove("east")).toBe(true);
  expect(await store.remove("east")).toBe(false);
  expect(await store.change("east", { name: "x" })).toBe(false);
});

test("what is said of an operator's cluster has no credential", async () => {
  const { added: _, ...said } = record("west");
  await store.add(said);
  expect(await store.list()).toEqual([said]);
});
