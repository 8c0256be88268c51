import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Sandbox, theSandbox } from "./sandbox.ts";

const ANNOTATION = "drydock.dev/maintenance";

interface Owner {
  kind: string;
}

interface Listed {
  items: {
    metadata: {
      namespace: string;
      name: string;
      annotations?: Record<string, string>;
      ownerReferences?: Owner[];
    };
  }[];
}

interface Node {
  metadata: { annotations?: Record<string, string> };
  spec: { unschedulable?: boolean };
}

/** The outside witness: what kubectl of the sandbox prints. */
export function kubectl(...args: string[]): Promise<string> {
  return kubectlOf(theSandbox(), ...args);
}

/** The same of another sandbox. */
export async function kubectlOf({ kubectl }: Sandbox, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(kubectl, args, { timeout: 60_000 });
  return stdout.trim();
}

/** Applies objects that are written here. */
export async function apply(...items: object[]): Promise<void> {
  const applied = promisify(execFile)(theSandbox().kubectl, ["apply", "-f", "-"], { timeout: 60_000 });
  applied.child.stdin?.end(JSON.stringify({ apiVersion: "v1", kind: "List", items }));
  await applied;
}

/** STATUS as `kubectl get nodes` prints it, with a kubeconfig of one's own if given. */
export async function statusOf(node: string, kubeconfig?: string): Promise<string> {
  const own = kubeconfig ? ["--kubeconfig", kubeconfig] : [];
  const line = await kubectl(...own, "get", "node", node, "--no-headers");
  return line.split(/\s+/)[1] ?? "";
}

export interface Intent {
  id: string;
  by: string;
  paused?: { by: string };
  options: { graceSeconds?: number; deadlineSeconds?: number; consents: { cause: string; by?: string }[] };
}

/** Maintenance as it stands on the node itself; undefined when there is none. */
export async function intentOf(node: string): Promise<Intent | undefined> {
  const { metadata } = JSON.parse(await kubectl("get", "node", node, "-o", "json")) as Node;
  const text = metadata.annotations?.[ANNOTATION];
  return text === undefined ? undefined : (JSON.parse(text) as Intent);
}

export interface PodsOn {
  daemonSet: string[];
  mirror: string[];
  /** All others: those that a drain moves. */
  others: string[];
}

/** The pods of a node by what a drain does with them. */
export async function podsOn(node: string): Promise<PodsOn> {
  const chosen = `spec.nodeName=${node}`;
  const list = JSON.parse(
    await kubectl("get", "pods", "-A", "--field-selector", chosen, "-o", "json"),
  ) as Listed;
  const pods: PodsOn = { daemonSet: [], mirror: [], others: [] };
  for (const { metadata } of list.items) {
    const kind = metadata.ownerReferences?.[0]?.kind;
    const mirror = metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined;
    const into = mirror ? pods.mirror : kind === "DaemonSet" ? pods.daemonSet : pods.others;
    into.push(`${metadata.namespace}/${metadata.name}`);
  }
  return pods;
}
