import "./alias.ts";

process.chdir(new URL("..", import.meta.url).pathname);
const { auditCommand } = await import("../lib/server/audit/command.ts");
try {
  process.exitCode = await auditCommand(process.argv.slice(2), process.env, {
    out: (text) => process.stdout.write(text),
    error: (text) => console.error(text),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
