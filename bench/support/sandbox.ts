import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { ensureSandboxBinary, sandboxEnvironment } from "../../scripts/sandbox.ts";

export interface Sandbox {
  name: string;
  kubeconfig: string;
  kubectl: string;
  directory: string;
  /** Seconds that `up` took, the nodes and pods of the scenario included. */
  upSeconds: number;
}

/** Starts an embedded Kubernetes of its own for `use`, and removes it whatever comes of it. */
export async function withSandbox<T>(up: string[], use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const binary = await ensureSandboxBinary();
  const name = `bench-${process.pid}`;
  const run = (...args: string[]) =>
    promisify(execFile)(binary, [...args, "--name", name], { env: sandboxEnvironment() });
  // Ctrl-C must not leave a cluster behind.
  const abandon = () => {
    execFileSync(binary, ["reset", "--name", name], { env: sandboxEnvironment() });
    process.exit(130);
  };
  process.once("SIGINT", abandon).once("SIGTERM", abandon);
  try {
    const begin = performance.now();
    const { stdout } = await run("up", ...up, "--json");
    const upSeconds = (performance.now() - begin) / 1000;
    const { kubeconfig, kubectl, directory } = JSON.parse(stdout) as Omit<Sandbox, "upSeconds">;
    return await use({ name, kubeconfig, kubectl, directory, upSeconds });
  } finally {
    process.off("SIGINT", abandon).off("SIGTERM", abandon);
    await run("reset");
  }
}
