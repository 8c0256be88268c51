import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ensureSandboxBinary, sandboxEnvironment } from "@/scripts/sandbox";
import { type Access, accessOf } from "./api";

const run = promisify(execFile);

/** Longer than a component may take to become healthy, so that its own reason is told; milliseconds. */
const COMMAND_MS = 200_000;

/** A sandbox of a soak's own. */
export interface SoakSandbox {
  access: Access;
  kubeconfig: string;
  /** Of the API server, for whoever stands in for it. */
  certificate: { cert: Buffer; key: Buffer };
  directory: string;
  /** Kills or starts a component; starting waits until it is healthy. */
  component(verb: "stop" | "start", name: string): Promise<void>;
  /** A kubeconfig that leads to this port of the loopback interface without credentials. */
  kubeconfigFor(port: number): Promise<string>;
  remove(): Promise<void>;
}

/** Starts a sandbox by that name, anew if an interrupted run left one. `shape` are flags of its `up`. */
export async function startSandbox(name: string, shape: string[]): Promise<SoakSandbox> {
  const binary = await ensureSandboxBinary();
  const sandbox = async (...args: string[]) =>
    (await run(binary, [...args, "--name", name], { env: sandboxEnvironment(), timeout: COMMAND_MS })).stdout;
  await sandbox("reset");
  const up = JSON.parse(await sandbox("up", ...shape, "--json")) as {
    kubeconfig: string;
    directory: string;
  };
  const access = accessOf(up.kubeconfig);
  const pki = (file: string) => readFileSync(path.join(up.directory, "pki", file));
  return {
    access,
    kubeconfig: up.kubeconfig,
    certificate: { cert: pki("kube-apiserver.crt"), key: pki("kube-apiserver.key") },
    directory: up.directory,
    async component(verb, component) {
      await sandbox(verb, component);
    },
    async kubeconfigFor(port) {
      const file = path.join(up.directory, `kubeconfig-${port}`);
      const authority = readFileSync(up.kubeconfig, "utf8").match(/certificate-authority-data: (\S+)/)?.[1];
      const server = `https://127.0.0.1:${port}`;
      const cluster = { name, cluster: { server, "certificate-authority-data": authority } };
      const user = { name: "nobody", user: {} };
      const context = { name, context: { cluster: name, user: "nobody" } };
      const kubeconfig = { clusters: [cluster], users: [user], contexts: [context], "current-context": name };
      await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "Config", ...kubeconfig }));
      return file;
    },
    async remove() {
      access.agent.destroy();
      await sandbox("reset");
      await rm(up.directory, { recursive: true, force: true });
    },
  };
}
