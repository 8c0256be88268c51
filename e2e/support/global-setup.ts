import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { ensureSandboxBinary } from "../../scripts/sandbox.ts";
import { ROOT } from "./sandbox.ts";

/** What all journeys run on is built once: their workers start at the same time. */
export default async function setup(): Promise<void> {
  await ensureSandboxBinary();
  await promisify(execFile)(process.execPath, [path.join(ROOT, "scripts/start.ts"), "--build-only"]);
}
