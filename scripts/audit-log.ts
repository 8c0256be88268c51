import "./alias.ts";
import { once } from "node:events";

process.chdir(new URL("..", import.meta.url).pathname);
const { auditCommand } = await import("../lib/server/audit/command.ts");
try {
  process.exitCode = await auditCommand(process.argv.slice(2), process.env, {
    async out(text) {
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
    error: (text) => console.error(text),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
