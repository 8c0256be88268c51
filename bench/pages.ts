import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { NodeList } from "@/lib/contracts/node";
import { type PageLoad, visit } from "./browser/visit.ts";
import { startScripted } from "./scripted/start.ts";
import type { BenchOptions } from "./support/bench.ts";
import { openBrowser } from "./support/browser.ts";
import { buildConsole, startConsole } from "./support/console.ts";
import { formatSpread, spreadOf } from "./support/statistics.ts";

const NODES = 100;
const PODS = 3_000;
const MOST = { scriptKilobytes: 250, largestPaintMs: 1_500, shift: 0.05 };

export const goal =
  `each page in a browser that never saw it: ${MOST.scriptKilobytes} kB of scripts as they come over the wire, largest ` +
  `paint after ${MOST.largestPaintMs} ms, layout shifts of ${MOST.shift} in all`;

/** Every page of the console, of a cluster that a process of ours plays. */
export async function run({ pairs: visits = 3, say }: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), "drydock-bench-"));
  const scripted = await startScripted(NODES, PODS, folder);
  try {
    await buildConsole();
    const console = await startConsole({ kubeconfig: scripted.kubeconfig, folder });
    const browser = await openBrowser();
    try {
      const { id } = await console.live();
      const { items } = (await console.read<NodeList>(`/clusters/${id}/nodes`)) ?? { items: [] };
      const cluster = `/clusters/${id}`;
      const addresses = [
        "/clusters",
        cluster,
        ...[
          "nodes",
          `nodes/${items[0]?.name}`,
          "workloads",
          "workloads/balance",
          "profile",
          "scan",
          "backups",
          "events",
        ].map((part) => `${cluster}/${part}`),
        ...[
          "/maintenance",
          "/people",
          "/notifications",
          "/audit",
          "/account",
          "/help",
          "/help/nodes",
          "/help/api",
        ],
      ];
      const pages: Record<string, PageLoad[]> = {};
      // The server loads a page's code with its first request.
      for (const address of addresses) await visit(browser, console, address);
      for (let at = 0; at < visits; at++)
        for (const address of addresses)
          pages[address] = [...(pages[address] ?? []), await visit(browser, console, address)];
      return judge(pages, say);
    } finally {
      await browser.close();
      await console.stop();
    }
  } finally {
    await scripted.stop();
    await rm(folder, { recursive: true });
  }
}

function judge(pages: Record<string, PageLoad[]>, say: BenchOptions["say"]) {
  const value = Object.entries(pages).map(([address, loads]) => {
    const of = (figure: keyof PageLoad) => spreadOf(loads.map((load) => load[figure]));
    const figures = {
      scriptKilobytes: of("scriptKilobytes"),
      largestPaintMs: of("largestPaintMs"),
      shift: of("shift"),
    };
    say(
      `${address}: ${figures.scriptKilobytes.median.toFixed(0)} kB of scripts, largest paint ` +
        `${formatSpread(figures.largestPaintMs, 0)} ms, shifts ${figures.shift.max.toFixed(3)}`,
    );
    return { address, ...figures };
  });
  const ok = value.every(
    ({ scriptKilobytes, largestPaintMs, shift }) =>
      scriptKilobytes.median <= MOST.scriptKilobytes &&
      largestPaintMs.median <= MOST.largestPaintMs &&
      shift.max <= MOST.shift,
  );
  return { value, ok };
}
