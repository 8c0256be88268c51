import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import type { NewPerson } from "@/lib/operations/store-ports/people";
import { createPeopleStore } from "./people-store";

const { database } = await freshDatabase();
const people = createPeopleStore(database);
const refused = (code: string) => expect.objectContaining({ failure: expect.objectContaining({ code }) });

let made = 0;
const somebody = (change: Partial<NewPerson> = {}): NewPerson => {
  made += 1;
  return {
    name: `Person ${made}`,
    email: `p${made}@example.com`,
    administrator: false,
    bindings: [],
    ...change,
  };
};
const add = (change: Partial<NewPerson> = {}) => people.add(somebody(change), "tests");

describe("people", () => {
  it("there is no administrator before the first", async () => {
    expect(await people.hasAdministrator()).toBe(false);
    await add();
    expect(await people.hasAdministrator()).toBe(false);
    await add({ administrator: true });
    expect(await people.hasAdministrator()).toBe(true);
  });

  it("names Administrators who could be asked: who can sign in, three at most", async () => {
    const administrator = true;
    await add({ name: "A machine", administrator });
    const disabled = await add({ name: "B disabled", administrator, passwordHash: "x" });
    await add({ name: "C member", passwordHash: "x" });
    await add({ name: "E", administrator, identity: { issuer: "i", subject: "e" } });
    await people.change(disabled.id, { disabled: true }, "tests");
    await add({ name: "D", administrator, passwordHash: "x" });
    expect(await people.administratorNames()).toEqual(["D", "E"]);
    for (const name of ["F", "G"]) await add({ name, administrator, passwordHash: "x" });
    expect(await people.administratorNames()).toEqual(["D", "E", "F"]);
  });

  it("are found by id, e-mail address and identity, with what they are bound to", async () => {
    const identity = { issuer: "https://id.example.com", subject: "s-1" };
    const bindings = [{ cluster: "lab", role: "cluster-admin" }] as const;
    const mira = await add({ email: " Mira@Example.com", identity, bindings });
    expect(mira).toMatchObject({ email: "mira@example.com", identity, bindings, hasPassword: false });
    expect(await people.find(mira.id)).toEqual(mira);
    expect(await people.findByEmail("MIRA@example.COM ")).toEqual(mira);
    expect(await people.findByIdentity(identity)).toEqual(mira);
    expect(await people.findByIdentity({ ...identity, issuer: "https://evil.example" })).toBeUndefined();
    expect(await people.find("not a uuid")).toBeUndefined();
  });

  it("have each e-mail address and each identity once", async () => {
    const identity = { issuer: "i", subject: "s-2" };
    const first = await add({ identity });
    await expect(add({ email: first.email?.toUpperCase() })).rejects.toThrow(refused("conflict"));
    await expect(add({ identity })).rejects.toThrow(refused("conflict"));
  });

  it("have a password only while they may sign in", async () => {
    const { id, email = "" } = await add();
    expect(await people.passwordOf(email)).toBeUndefined();
    await people.setPassword(id, "hash");
    expect(await people.passwordOf(email.toUpperCase())).toEqual({ id, hash: "hash" });
    await people.change(id, { disabled: true }, "tests");
    expect(await people.passwordOf(email)).toBeUndefined();
  });

  it("are changed in what is named, and their bindings as a whole", async () => {
    const { id, name } = await add({ bindings: [{ cluster: "lab", role: "cluster-viewer" }] });
    const renamed = await people.change(id, { name: "Nadia" }, "tests");
    expect(renamed).toMatchObject({ name: "Nadia", bindings: [{ cluster: "lab", role: "cluster-viewer" }] });
    const bindings = [{ cluster: "*", role: "cluster-editor" }] as const;
    expect(await people.change(id, { bindings }, "tests")).toMatchObject({ name: "Nadia", bindings });
    expect((await people.change(id, { disabled: true }, "tests")).disabledAt).toBeDefined();
    expect((await people.change(id, { disabled: false }, "tests")).disabledAt).toBeUndefined();
    expect(name).not.toBe("Nadia");
    await expect(people.change(crypto.randomUUID(), { name: "x" }, "tests")).rejects.toThrow(
      refused("not-found"),
    );
    await expect(people.change("x", { name: "x" }, "tests")).rejects.toThrow(refused("not-found"));
  });
});

describe("the last administrator", () => {
  const two = async () => {
    await database.run((db) => db.execute(sql`update people set administrator = false`));
    const one = () => add({ administrator: true, passwordHash: "x" });
    return [await one(), await one()] as const;
  };

  it.each([{ administrator: false }, { disabled: true }])("stays, whatever is tried: %j", async (change) => {
    const [one, other] = await two();
    await people.change(one.id, change, "tests");
    await expect(people.change(other.id, change, "tests")).rejects.toThrow(refused("refused"));
    expect(await people.find(other.id)).toMatchObject({ administrator: true, disabledAt: undefined });
  });

  it("stays, though a machine has the role, too: it comes to no sign-in page", async () => {
    const [one, other] = await two();
    await people.change(one.id, { administrator: false }, "tests");
    await add({ administrator: true });
    await expect(people.change(other.id, { disabled: true }, "tests")).rejects.toThrow(refused("refused"));
    await add({ administrator: true, identity: { issuer: "i", subject: "the-next" } });
    await expect(people.change(other.id, { disabled: true }, "tests")).resolves.toBeDefined();
  });

  it("stays when two are taken away at once", async () => {
    const both = await two();
    const results = await Promise.allSettled(
      both.map(({ id }) => people.change(id, { administrator: false }, "tests")),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not keep others from being changed", async () => {
    await two();
    const { id } = await add();
    await expect(people.change(id, { disabled: true, administrator: false }, "tests")).resolves.toBeDefined();
  });
});

it("groups have what they were given last, and are forgotten with nothing", async () => {
  const bindings = [{ cluster: "lab", role: "cluster-editor" }] as const;
  await people.setGroup({ group: "ops", administrator: true, bindings }, "tests");
  await people.setGroup({ group: "dev", administrator: false, bindings }, "tests");
  await people.setGroup({ group: "ops", administrator: false, bindings }, "tests");
  expect(await people.groups()).toEqual([
    { group: "dev", administrator: false, bindings },
    { group: "ops", administrator: false, bindings },
  ]);
  await people.setGroup({ group: "dev", administrator: false, bindings: [] }, "tests");
  expect((await people.groups()).map(({ group }) => group)).toEqual(["ops"]);
});
