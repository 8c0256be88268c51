import { expect, onTestFinished } from "vitest";
import type { KubeHttp } from "@/lib/adapters/kubernetes/http";
import { eventually } from "@/lib/adapters/kubernetes/testing/eventually";
import { openCluster } from "@/lib/adapters/kubernetes/testing/real-cluster";
import { buildAdministrator } from "@/lib/domain/access/testing/principals";
import type { ClusterIndex } from "@/lib/domain/cluster-index";
import { intentOf } from "@/lib/domain/node";
import { turnOff } from "@/lib/operations/turn-off";
import { turnOn } from "@/lib/operations/turn-on";
import { type Runtime, startRuntime } from "@/lib/server/runtime";
import { NO_RECORDS } from "@/lib/server/testing/no-records";

const open = new Set<string>();

/** A console of its own: caches, queue and engine, until the test ends. Of several, the Lease lets one act. */
export async function openConsole(name: string): Promise<Runtime> {
  open.add(name);
  onTestFinished(() => void open.delete(name));
  const identity = { holder: name, succeeds: (holder: string) => !open.has(holder) };
  const runtime = startRuntime(openCluster(undefined, false), {
    identity,
    installation: "here",
    records: NO_RECORDS,
  });
  onTestFinished(runtime.stop);
  await eventually(() => runtime.port.freshness().state).toBe("live");
  return runtime;
}

const read = (runtime: Runtime, names: readonly string[]) =>
  Promise.all(names.map((name) => runtime.port.readNode(name)));

async function kept(runtime: Runtime, names: readonly string[]): Promise<string[]> {
  const nodes = await read(runtime, names);
  return nodes.filter((node) => node.intent && !intentOf(node)?.ending).map(({ name }) => name);
}

/** Turns off what is on, and waits until nothing of it is left. */
export async function clear(runtime: Runtime, names: readonly string[]): Promise<void> {
  for (const node of await kept(runtime, names))
    await turnOff({ ctx: runtime.context(buildAdministrator("vera")), input: { node } });
  await eventually(async () =>
    (await read(runtime, names)).some((node) => node.intent || node.unschedulable),
  ).toBe(false);
}

/** Both judge by their caches before they write: they have to have seen the clean slate. */
function caughtUp(runtime: Runtime, http: KubeHttp, names: readonly string[]) {
  const version = async (name: string) => {
    const path = `/api/v1/nodes/${name}`;
    return (await http.fetchJson<{ metadata: { resourceVersion: string } }>({ path })).metadata
      .resourceVersion;
  };
  return eventually(async () => {
    const fresh = await Promise.all(names.map(version));
    return names.every((name, i) => runtime.index().node(name)?.resourceVersion === fresh[i]);
  }).toBe(true);
}

/**
 * Two consoles take neighbours among these nodes in every round: from both in the same instant to one clearly first.
 * Who is told yes keeps its node, who is told no does not; never both. `view` narrows what they know of the cluster.
 */
export async function race(
  consoles: readonly [Runtime, Runtime],
  http: KubeHttp,
  names: readonly string[],
  view = (index: ClusterIndex) => index,
): Promise<void> {
  const take = async (runtime: Runtime, node = "", round: number, delayMs: number) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const ctx = { ...runtime.context(buildAdministrator("vera")), index: () => view(runtime.index()) };
    const input = { node, reason: "new disk", options: { consents: [] }, id: `m-${round}-${node}` };
    return turnOn({ ctx, input });
  };
  const nth = (n: number) => names[n % names.length];
  for (let round = 0; round < 16; round++) {
    for (const runtime of consoles) await caughtUp(runtime, http, names);
    const results = await Promise.allSettled([
      take(consoles[0], nth(round), round, 0),
      take(consoles[1], nth(round + 1), round, (round % 8) * 4),
    ]);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ failure: { code: "refused" } });
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(await kept(consoles[0], names)).toHaveLength(2 - refused.length);
    await clear(consoles[0], names);
  }
}
