import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("../../../../scripts/sandbox.ts", import.meta.url));

/** The sandbox of the cluster tests. */
const SANDBOX = "test-adapter";

/** Runs a command of the sandbox of the cluster tests; returns what it prints. Building it may take minutes. */
export async function sandbox(...command: string[]): Promise<string> {
  const args = [script, ...command, "--name", SANDBOX];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 900_000 });
  return stdout;
}

/** Does something while a component is dead, and starts it again whatever comes of it. */
export async function without<T>(component: "kube-apiserver" | "etcd", action: () => Promise<T>): Promise<T> {
  await sandbox("stop", component);
  try {
    return await action();
  } finally {
    await sandbox("start", component);
  }
}

/**
 * Starts the controllers anew after outages: their watches back off for up to a minute, and the next file's tests
 * wait for budgets to be counted and pods to be started.
 */
export async function refreshControllers(): Promise<void> {
  for (const component of ["kube-controller-manager", "kube-scheduler", "kwok"]) {
    await sandbox("stop", component);
    await sandbox("start", component);
  }
}
