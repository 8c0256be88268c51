/**
 * Puts every hostile kubeconfig through what adding a cluster does: read, choose, try. Run by a test under strace, with
 * the port of a server of the test that may be reached, so that the witness is seen to see.
 */
import "./alias.ts";

const { HOSTILE_ADDRESSES } = await import("@/lib/adapters/kubernetes/testing/hostile-addresses");
const { HOSTILE } = await import("@/lib/adapters/kubernetes/testing/hostile-kubeconfigs");
const { HOSTILE_PORT, kubeconfigWith } = await import("@/lib/adapters/kubernetes/testing/kubeconfig-with");
const { readPastedKubeconfig, tryCluster } = await import("@/lib/adapters/kubernetes");
const { parseNetworks } = await import("@/lib/domain/addresses/judge");

const [allowedPort = ""] = process.argv.slice(2);
const none = parseNetworks("");
const loopback = parseNetworks("127.0.0.0/8");
if ("wrong" in none || "wrong" in loopback) throw new Error("no networks");

async function attempt(text: string, networks: typeof none): Promise<string> {
  const found = readPastedKubeconfig(text, new Date());
  if (!("contexts" in found) || "wrong" in networks) return "refused";
  const outcomes: string[] = [];
  for (const context of found.contexts) {
    if (!("credential" in context)) outcomes.push("refused");
    else
      outcomes.push(
        await tryCluster(context.credential, networks).then(
          () => "reached",
          (error: Error) =>
            `not reached: ${"failure" in error ? JSON.stringify(error.failure) : error.message}`,
        ),
      );
  }
  return outcomes.join();
}

for (const [what, text] of HOSTILE) console.log(`${what}\t${await attempt(text, none)}`);
for (const host of HOSTILE_ADDRESSES) {
  const text = kubeconfigWith({ cluster: { server: `https://${host}:${HOSTILE_PORT}` } });
  console.log(`${host}\t${await attempt(text, none)}`);
}
const witness = kubeconfigWith({ cluster: { server: `https://127.0.0.1:${allowedPort}` } });
console.log(`witness\t${await attempt(witness, loopback)}`);
