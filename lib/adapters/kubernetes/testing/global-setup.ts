import type { TestProject } from "vitest/node";
import { sandbox } from "./sandbox";

declare module "vitest" {
  export interface ProvidedContext {
    /** Path of the administrator's kubeconfig of the sandbox: one control plane, three workers, no pods, an audit log. */
    kubeconfig: string;
  }
}

/** Starts one real API server for all cluster tests, and takes it away after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shape = ["--scenario", "empty", "--control-planes", "1", "--workers", "3", "--audit"];
  // What an interrupted run left behind.
  await sandbox("reset");
  const { kubeconfig } = JSON.parse(await sandbox("up", ...shape, "--json")) as { kubeconfig: string };
  project.provide("kubeconfig", kubeconfig);
  return async () => {
    await sandbox("reset");
  };
}
