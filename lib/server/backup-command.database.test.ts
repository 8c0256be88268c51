import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { people } from "@/lib/adapters/postgres/schema";
import { freshDatabase } from "@/lib/adapters/postgres/testing/fresh-database";
import { backupTo, restoreFrom } from "./backup-command";

const { url, database } = await freshDatabase();
const environment = { NODE_ENV: "test", DATABASE_URL: url } as const;
await database.run((db) => db.insert(people).values({ name: "Mira" }));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "drydock-backup-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test("is a file that nobody else may read, there only when it is whole, and written over no other", async () => {
  const file = join(folder(), "a.backup");
  expect(await backupTo(file, environment)).toMatch(/^1 row written to .*a\.backup\. Keep the keys/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toContain("Mira");
  expect(existsSync(`${file}.part`)).toBe(false);
  await expect(backupTo(file, environment)).rejects.toThrow("is there already. Name a new file.");
});

test("that finds no room says so, and leaves nothing", async () => {
  const path = folder();
  const file = join(path, "a.backup");
  // A device that takes everything and has no room for it.
  symlinkSync("/dev/full", `${file}.part`);
  await expect(backupTo(file, environment)).rejects.toThrow(
    `No backup was made. No room is left on the disk of ${path}. Make room there, or name a file on another disk.`,
  );
  expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
});

test("into a folder that is not there says so", async () => {
  const path = join(folder(), "none");
  await expect(backupTo(join(path, "a.backup"), environment)).rejects.toThrow(`There is no folder ${path}.`);
});

test.each([
  ["of nothing", ""],
  ["of bytes", "\u0000\u0001"],
  ["of another program", "-- PostgreSQL database dump\n"],
])("a restore %s changes nothing", async (_, text) => {
  const file = join(folder(), "b.backup");
  writeFileSync(file, text);
  await expect(restoreFrom(file, environment)).rejects.toThrow("no backup of Drydock. Nothing was changed.");
  await expect(restoreFrom(`${file}.gone`, environment)).rejects.toThrow("is not there.");
  expect(await database.run((db) => db.select().from(people))).toHaveLength(1);
});
