import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** What `up --json` tells of a sandbox. */
export interface Sandbox {
  kubeconfig: string;
  /** Script that is kubectl of this sandbox. */
  kubectl: string;
  context: string;
}

/** Runs a command of a sandbox; returns what it prints. */
export async function sandboxNamed(name: string, ...command: string[]): Promise<string> {
  const args = [path.join(ROOT, "scripts/sandbox.ts"), ...command, "--name", name];
  const { stdout } = await run(process.execPath, args, { timeout: 900_000 });
  return stdout;
}

let harbor: Sandbox | undefined;

/** A harbor as new while `use` lasts; what an interrupted run left behind is taken away first. */
export async function withHarbor(name: string, use: () => Promise<void>): Promise<void> {
  await sandboxNamed(name, "reset");
  harbor = JSON.parse(await sandboxNamed(name, "up", "--scenario", "harbor", "--json")) as Sandbox;
  await use();
  await sandboxNamed(name, "reset");
}

/** The harbor of the journeys that run in this process. */
export function theSandbox(): Sandbox {
  if (!harbor) throw new Error("There is no harbor: the journey uses none of the fixtures that bring it up.");
  return harbor;
}
