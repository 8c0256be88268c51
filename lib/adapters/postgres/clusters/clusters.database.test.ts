import { expect, test } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { USUAL_IMPERSONATION } from "@/lib/domain/impersonation/whom";
import { createClusterStore } from ".";
import { buildRecord, newRecord } from "./testing/build-record";

const { database } = await freshDatabase();
const store = createClusterStore(database);

test("a cluster is kept as it was added, changed in parts, and removed once", async () => {
  expect(await store.add(newRecord("east"))).toBe(true);
  expect(await store.list()).toEqual([buildRecord("east")]);
  expect(await store.add({ ...newRecord("east"), name: "another" })).toBe(false);

  expect(await store.change("east", { name: "East", tags: [] })).toBe(true);
  const sealed = { bytes: Buffer.from([9]), keyId: "k2" };
  const rotatedAt = new Date("2026-11-29T00:00:00Z");
  await store.change("east", {
    credential: { server: "https://other.example.com/", seal: () => sealed, rotatedAt },
  });
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
  const { added: _, ...said } = buildRecord("west");
  await store.add(said);
  expect(await store.list()).toEqual([said]);
});

test("a credential gets another key only where it is still the one that was sealed anew", async () => {
  await store.add(newRecord("north"));
  const seal = (byte: number, keyId: string) => ({ bytes: Buffer.from([byte]), keyId });
  const [first, second] = [{ bytes: Buffer.from([1, 2, 3]), keyId: "k1" }, seal(4, "k1")];
  const rotatedAt = new Date("2026-11-29T00:00:00Z");
  await store.change("north", {
    credential: { server: "https://other.example.com/", seal: () => second, rotatedAt },
  });
  expect(await store.reseal("north", first, seal(5, "k2"))).toBe(false);
  expect(await store.reseal("north", second, seal(6, "k2"))).toBe(true);
  expect(await store.reseal("gone", second, seal(7, "k2"))).toBe(false);
  const found = (await store.list()).find(({ id }) => id === "north");
  expect(found?.added).toMatchObject({
    server: "https://other.example.com/",
    sealed: seal(6, "k2"),
    rotatedAt,
  });
});
