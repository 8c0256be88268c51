import "./alias.ts";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = join(import.meta.dirname, "..");
const postgres = join("lib", "adapters", "postgres");

/** Writes the migration that makes the schema, with what drizzle-kit cannot say. */
function generate(): void {
  const migrations = join(root, postgres, "migrations");
  rmSync(migrations, { recursive: true, force: true });
  const schema = join(postgres, "schema", "*.ts");
  const kit = join(root, "node_modules", ".bin", "drizzle-kit");
  const args = [
    "generate",
    "--dialect",
    "postgresql",
    "--schema",
    schema,
    "--out",
    join(postgres, "migrations"),
  ];
  const { status } = spawnSync(kit, [...args, "--name", "start"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("drizzle-kit failed; its messages are above.");
  const [file] = readdirSync(migrations).filter((name) => name.endsWith(".sql"));
  if (!file) throw new Error("drizzle-kit wrote no migration.");
  const path = join(migrations, file);
  const more = readFileSync(join(root, postgres, "schema", "audit-append-only.sql"), "utf8");
  writeFileSync(path, `${readFileSync(path, "utf8").trimEnd()}\n--> statement-breakpoint\n${more}`);
}

const [command, file, ...more] = process.argv.slice(2);
const takesFile = command === "backup" || command === "restore";
if ((command !== "generate" && !takesFile) || takesFile !== (file !== undefined) || more.length > 0) {
  console.error(
    "Usage: npm run db -- backup FILE\n       npm run db -- restore FILE\n       npm run db -- generate",
  );
  process.exit(2);
}
if (!takesFile || file === undefined) generate();
else {
  const { backupTo, restoreFrom } = await import("@/lib/server/backup-command");
  try {
    const path = resolve(file);
    process.chdir(root);
    console.log(await (command === "backup" ? backupTo : restoreFrom)(path, process.env));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
