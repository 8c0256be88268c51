/**
 * A process that uses the embedded database of a folder until it is killed. For each line that it is sent it adds a row,
 * once the database answers, and says how many there are. What a console's log would have of the database it says too.
 */
import { createInterface } from "node:readline";
import { openDatabase, startEmbedded } from "@/lib/adapters/postgres";
import { rateLimits } from "@/lib/adapters/postgres/schema";

const [folder = ""] = process.argv.slice(2);
const say = (told: object) => process.stdout.write(`${JSON.stringify(told)}\n`);
try {
  const { address } = await startEmbedded(folder, (told) => say({ told }));
  const database = await openDatabase({ address, intervalMs: { ready: 60_000, away: 50 } });
  say({ started: true });
  for await (const key of createInterface({ input: process.stdin })) {
    while ((await database.look()).state !== "ready");
    await database.run((db) => db.insert(rateLimits).values({ key, windowStart: new Date() }));
    say({ rows: await database.run((db) => db.$count(rateLimits)) });
  }
} catch (error) {
  say({ refused: String(error) });
  process.exit(1);
}
