/**
 * Runs a console's database, history and one cluster in memory on a disk that fills up, first for tables, then for the
 * server itself, and that gets room again. Says in one line of JSON what came of what people did meanwhile.
 */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createRunStore } from "@/lib/adapters/postgres";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import { DrydockError, explain } from "@/lib/domain/errors";
import { buildNode } from "@/lib/domain/testing/build";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { startDatabase } from "@/lib/server/database";
import { createRecords } from "@/lib/server/records";
import { startRuntime } from "@/lib/server/runtime";
import { fillDisk } from "./fill-disk";
import { memoryPort } from "./memory-port";

const [disk = ""] = process.argv.slice(2);
const filler = join(disk, "filler");
const database = await startDatabase({ DRYDOCK_DATA: join(disk, "data") });
const store = createRunStore(database);
const records = createRecords(database, store);
const memory = memoryPort("harbor", { nodes: ["a", "b", "c"].map((name) => buildNode(name)) });
const identity = { holder: "console", succeeds: () => false };
const runtime = startRuntime(memory.port, { identity, installation: "here", records });
const ctx = runtime.context(buildAdministrator("vera"));

/** "done", or the words that a person is told. */
const attempt = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof DrydockError ? explain(error.failure) : String(error)),
  );
const on = (node: string) =>
  attempt(turnOn({ ctx, input: { node, reason: "disk", options: { consents: [] }, id: `m-${node}` } }));

/** Turns it off, and waits until nothing of it is left on the node. */
async function off(node: string) {
  const said = await attempt(turnOff({ ctx, input: { node } }));
  await until(async () => (await memory.port.readNode(node)).intent === undefined);
  return said;
}

/** Works the database until it has met the full disk in that way: a console's own work does so sooner or later. */
async function workUntil(state: "full" | "away", statement?: string) {
  while (database.state().state !== state) {
    fillDisk(filler);
    try {
      if (statement) await database.run((db) => db.execute(statement));
      await store.write({ runs: [], events: [large()] });
    } catch (error) {
      if (!(error instanceof DrydockError)) throw error;
    }
  }
  // How it ended is known a moment later than that it did.
  const { since: _, ...told } = { since: "", ...(await database.look()) };
  return told;
}

async function room() {
  rmSync(filler);
  await until(async () => (await database.look()).state === "ready");
  await records.close();
}

const history = () => store.recent("harbor", { runs: 10, events: 10 });
/** An event of the run of node a that no page has room for. */
const large = () => ({
  ...{
    run: "m-a",
    key: randomBytes(8).toString("hex"),
    at: new Date().toISOString(),
    kind: "machine" as const,
  },
  ...{ state: "blocked" as const, text: randomBytes(30_000).toString("base64"), evidence: undefined },
});

/** Whatever runs beside it: the caller's patience is the bound. */
async function until(holds: () => Promise<boolean> | boolean) {
  while (!(await holds())) await pause(20);
}

await until(runtime.leads);
const told: Record<string, unknown> = { before: await on("a") };
await until(async () => (await history()).runs.length > 0);
told.full = await workUntil("full");
told.refused = await on("b");
told.read = (await history()).runs.map(({ node, ended }) => ({ node, ended: ended !== undefined }));
told.ended = await off("a");
await room();
told.recorded = (await history()).runs.map(({ node, ended }) => ({ node, ended: ended !== undefined }));
told.again = await on("b");
told.gone = await workUntil("away", "select pg_switch_wal()");
told.refusedThen = await on("c");
told.endedThen = await off("b");
await room();
told.recordedThen = (await history()).runs.map(({ node, ended }) => ({ node, ended: ended !== undefined }));
await runtime.stop();
await database.close();
process.stdout.write(`${JSON.stringify(told)}\n`);
