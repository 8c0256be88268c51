import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { afterAll, expect, inject, it } from "vitest";
import { createAuditStore, openDatabase } from "@/lib/adapters/postgres";
import { onServer, urlOf } from "@/lib/adapters/postgres/testing/server-queries";
import { backupTo, restoreFrom } from "@/lib/server/backup-command";
import { rotateKeys } from "@/lib/server/rotate-keys";
import { auditCommand } from "./command";
import { sha256 } from "./sha256";
import { verifyLog } from "./verify-log";

const root = path.resolve(import.meta.dirname, "../../..");
const server = inject("databaseServer");
const name = `t_${randomBytes(8).toString("hex")}`;
await onServer(server, `create database ${name} template drydock_template`);
const url = urlOf(server, name);
const folder = mkdtempSync("/tmp/drydock-shell-");
afterAll(async () => {
  await onServer(server, `drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

const { PATH, HOME } = process.env;
const env = { PATH, HOME, NODE_ENV: "test", DATABASE_URL: url, DRYDOCK_DATA: folder } as const;
const silent = { out: () => undefined, error: () => undefined };

/** Runs a command that is a script and nothing else, on a database that no console has open. */
async function shell(script: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, "scripts", script), ...args], { env, cwd: root });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  const [status] = await once(child, "close");
  expect(status, said).toBe(0);
  return said;
}

/** The log as it stands, and whether it holds. */
async function logNow() {
  const opened = await openDatabase({ address: { url } });
  const store = createAuditStore(opened);
  const records = (await store.find({ everyStage: true, limit: 100 })).toReversed();
  const { broken } = await verifyLog(store, sha256);
  await opened.close();
  return { records, broken };
}

it("whoever has the shell goes round the console, and not round its audit log", {
  timeout: 120_000,
}, async () => {
  const file = path.join(folder, "backup");
  const said = [
    await shell("link.ts", "--email", "mira@example.com"),
    await shell("token.ts", "--name", "robot", "--role", "cluster-viewer"),
  ];
  await rotateKeys(env);
  expect(await auditCommand(["export", "--from", "2026-01-01"], env, silent)).toBe(0);
  await backupTo(file, env);
  const { records, broken } = await logNow();
  expect(broken).toBeUndefined();
  const actor = { id: "", name: `${userInfo().username} at the shell`, via: "shell" };
  const after = records.filter(({ stage }) => stage === "after");
  expect(after).toMatchObject([
    { actor, action: "link.make", object: "person mira@example.com", result: "done" },
    { actor, action: "token.create", result: "done", detail: { person: "robot", role: "cluster-viewer" } },
    { actor, action: "keys.rotate", result: "done" },
    { actor, action: "audit.export", result: "done", detail: { from: "2026-01-01T00:00:00.000Z" } },
    { actor, action: "database.backup", object: `file ${file}`, result: "done" },
  ]);
  for (const { action, requestId } of after.filter(({ action: of }) => of !== "database.backup"))
    expect(records.find((each) => each.requestId === requestId)).toMatchObject({ action, stage: "before" });
  const made = said.flatMap((text) => text.match(/[\w-]{43}/g) ?? []);
  expect(made).toHaveLength(2);
  for (const secret of made) expect(JSON.stringify(records)).not.toContain(secret);

  await expect(restoreFrom(path.join(root, "package.json"), env)).rejects.toThrow("no backup of Drydock");
  const replaced = (await logNow()).records.at(-1);
  expect(replaced).toMatchObject({ action: "database.restore", result: "failed", actor });
  await restoreFrom(file, env);
  const now = await logNow();
  expect(now.broken).toBeUndefined();
  expect(now.records.at(-1)).toMatchObject({
    action: "database.restore",
    result: "done",
    detail: { before: `${replaced?.seq}:${replaced?.hash}` },
  });
});
