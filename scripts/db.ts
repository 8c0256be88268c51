import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

const [command] = process.argv.slice(2);
if (command !== "generate") {
  console.error("Usage: npm run db -- generate");
  process.exit(2);
}
generate();
