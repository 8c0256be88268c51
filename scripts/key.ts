/**
 * `npm run key -- rotate`: seals every secret of the database with a new key. The old key stays until no secret needs it,
 * so it may be ended at any moment and run again. A console that runs reads a key file again by itself.
 */
import "./alias.ts";

const [command] = process.argv.slice(2);
if (command !== "rotate") {
  console.error("Usage: npm run key -- rotate");
  process.exit(2);
}
const { rotateKeys } = await import("../lib/server/rotate-keys.ts");
try {
  for (const line of await rotateKeys(process.env)) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
