import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Name of the sandbox of the journeys, and of the directory of their console. */
export const NAME = "test-journeys";
export const ROOT = path.resolve(import.meta.dirname, "../..");

/** What `up --json` tells of a sandbox. */
export interface Sandbox {
  kubeconfig: string;
  /** Script that is kubectl of this sandbox. */
  kubectl: string;
  context: string;
}

/** Runs a command of the journeys' sandbox; returns what it prints. Building it may take minutes. */
export function sandbox(...command: string[]): Promise<string> {
  return sandboxNamed(NAME, ...command);
}

/** The same of another sandbox. */
export async function sandboxNamed(name: string, ...command: string[]): Promise<string> {
  const args = [path.join(ROOT, "scripts/sandbox.ts"), ...command, "--name", name];
  const { stdout } = await run(process.execPath, args, { timeout: 900_000 });
  return stdout;
}

/** The sandbox that the global setup brought up. */
export function theSandbox(): Sandbox {
  const told = process.env.DRYDOCK_JOURNEYS;
  if (!told) throw new Error("The global setup did not run: DRYDOCK_JOURNEYS is not set.");
  return JSON.parse(told) as Sandbox;
}
