import "./alias.ts";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = join(import.meta.dirname, "..");
const postgres = join("lib", "adapters", "postgres");

/** Writes the migration from the schema of the last one to that of now. What drizzle-kit can't say is added by hand. */
function generate(name: string): void {
  const kit = join(root, "node_modules", ".bin", "drizzle-kit");
  const [schema, out] = [join(postgres, "schema", "*.ts"), join(postgres, "migrations")];
  const args = ["generate", "--dialect", "postgresql", "--schema", schema, "--out", out, "--name", name];
  const { status } = spawnSync(kit, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("drizzle-kit failed; its messages are above.");
}

const [command, argument, ...more] = process.argv.slice(2);
const known = command === "backup" || command === "restore" || command === "generate";
if (!known || argument === undefined || more.length > 0) {
  console.error(
    "Usage: npm run db -- backup FILE\n       npm run db -- restore FILE\n       npm run db -- generate NAME",
  );
  process.exit(2);
}
if (command === "generate") generate(argument);
else {
  const { backupTo, restoreFrom } = await import("@/lib/server/backup-command");
  try {
    const path = resolve(argument);
    process.chdir(root);
    console.log(await (command === "backup" ? backupTo : restoreFrom)(path, process.env));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
