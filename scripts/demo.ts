import { spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureSandboxBinary, sandboxEnvironment } from "./sandbox.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NAME = "harbor";

const binary = await ensureSandboxBinary();
const environment = sandboxEnvironment();
const up = spawnSync(binary, ["up", "--name", NAME, "--scenario", "harbor", "--json"], {
  env: environment,
  stdio: ["ignore", "pipe", "inherit"],
  encoding: "utf8",
});
if (up.status !== 0) process.exit(up.status ?? 1);
const sandbox = JSON.parse(up.stdout.trim().split("\n").at(-1) ?? "{}") as {
  kubeconfig: string;
  kubectl: string;
};

const consoleProcess = spawn(process.execPath, [join(root, "scripts", "start.ts"), "--demo"], {
  env: {
    ...process.env,
    KUBECONFIG: sandbox.kubeconfig,
    // Other sandboxes of this machine can be added.
    DRYDOCK_ALLOWED_NETWORKS: process.env.DRYDOCK_ALLOWED_NETWORKS ?? "127.0.0.0/8",
    DRYDOCK_DATA: process.env.DRYDOCK_DATA ?? join(root, ".drydock"),
  },
  stdio: "inherit",
});
console.log(`The sandbox's kubectl, to look from outside: ${sandbox.kubectl} get nodes`);

// The terminal sends Ctrl-C to the console as well; this process outlives it to stop the sandbox.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (signal === "SIGTERM") consoleProcess.kill("SIGTERM");
  });
}
consoleProcess.on("exit", (code) => {
  spawnSync(binary, ["down", "--name", NAME], { env: environment, stdio: "inherit" });
  process.exit(code ?? 0);
});
