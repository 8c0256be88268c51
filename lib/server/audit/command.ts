import { parseArgs } from "node:util";
import { createAuditStore } from "@/lib/adapters/postgres";
import type { ChainPlace } from "@/lib/domain/audit/record";
import { commandDatabase } from "@/lib/server/command-database";
import { readSettings } from "@/lib/server/settings";
import { auditCsv, auditCsvHead } from "./csv";
import { sha256 } from "./sha256";
import { recordedAtShell } from "./shell";
import { verifyLog } from "./verify-log";

const USAGE = `Usage: npm run audit-log -- verify [--from DATE] [--to DATE] [--head SEQ:HASH]
       npm run audit-log -- export [--from DATE] [--to DATE]`;
const PAGE = 1_000;

interface Output {
  /** Waited for: a log is larger than what a slow reader of it leaves in memory. */
  out(text: string): Promise<void> | void;
  error(text: string): void;
}

function dateOf(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Error(`--${name}: ${JSON.stringify(text)} is no date.`);
  return date;
}

function headOf(text: string | undefined): ChainPlace | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new Error("--head: give SEQ:HASH as verify prints it.");
  return { seq: Number(seq), hash };
}

/** The command: verifies the log, or writes it as CSV. Returns the exit status: 0 it holds, 1 it does not, 2 it was not looked at. */
export async function auditCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { out, error }: Output,
): Promise<number> {
  const text = { type: "string" } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: text, to: text, head: text },
  });
  const [command, ...more] = positionals;
  if ((command !== "verify" && command !== "export") || more.length > 0) {
    error(USAGE);
    return 2;
  }
  const [from, to, head] = [dateOf("from", values.from), dateOf("to", values.to), headOf(values.head)];
  const opened = await commandDatabase(readSettings(environment));
  try {
    const store = createAuditStore(opened);
    if (command === "verify") {
      const { held, last, broken } = await verifyLog(store, sha256, { from, to, head });
      await out(`${held === 1 ? "1 record holds" : `${held} records hold`}.\n`);
      if (broken) {
        error(broken.text);
        return 1;
      }
      await out(`The last one: ${last.seq}:${last.hash}\n`);
      return 0;
    }
    const range = { ...(from && { from: from.toISOString() }), ...(to && { to: to.toISOString() }) };
    const deed = { action: "audit.export", object: "audit log", detail: range } as const;
    return await recordedAtShell(store, deed, async () => {
      await out(auditCsvHead());
      for (let before: number | undefined; ; ) {
        const records = await store.find({ from, to, before, everyStage: true, limit: PAGE });
        await out(auditCsv(records));
        before = records.at(-1)?.seq;
        if (records.length < PAGE) return 0;
      }
    });
  } finally {
    await opened.close();
  }
}
