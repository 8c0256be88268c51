import type { ObservedNode } from "@/lib/domain/observed";
import { nameSome } from "@/lib/domain/words";
import type { Unplaced } from "./attempt";
import type { Obstacle } from "./obstacle";
import type { Stage } from "./stage";
import { hardTaintsOf, tolerates } from "./taints";

/** What one node and what several do. */
const WORDS: Record<Exclude<Obstacle, `extended ${string}` | "taint">, [one: string, several: string]> = {
  "node-affinity": [
    "does not match its node selector or affinity",
    "do not match its node selector or affinity",
  ],
  port: ["has its host port in use", "have its host port in use"],
  slots: ["has no pod slot left", "have no pod slot left"],
  cpu: ["lacks CPU", "lack CPU"],
  memory: ["lacks memory", "lack memory"],
  storage: ["lacks ephemeral storage", "lack ephemeral storage"],
  exclusive: [
    "is of no use while another pod has its volume",
    "are of no use while another pod has its volume",
  ],
  "attach-limit": ["can't attach another volume", "can't attach another volume"],
  "volume-reach": ["can't reach its volume", "can't reach its volume"],
  "no-label": ["lacks the label that it spreads by", "lack the label that it spreads by"],
  spread: ["would break its topology spread", "would break its topology spread"],
  affinity: ["has no pod that its affinity asks for", "have no pod that its affinity asks for"],
  "anti-affinity": [
    "has a pod that its anti-affinity excludes",
    "have a pod that its anti-affinity excludes",
  ],
  refused: ["has a pod whose anti-affinity excludes it", "have a pod whose anti-affinity excludes it"],
};

const NOT_READY = new Set(["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]);

function taintWords(node: ObservedNode, unplaced: Unplaced): string {
  if (node.unschedulable || node.intent !== undefined) return "cordoned";
  const taint = hardTaintsOf(node, false).find((each) => !tolerates(unplaced.pod, each));
  if (taint && NOT_READY.has(taint.key)) return "not-ready";
  return taint ? `taint ${taint.key}${taint.value ? `=${taint.value}` : ""}` : "cordoned";
}

/** What so many nodes do, without their number. */
function does(kind: string, number: number): string {
  const one = number === 1;
  if (kind === "cordoned") return `${one ? "is" : "are"} cordoned`;
  if (kind === "not-ready") return `${one ? "is" : "are"} not Ready`;
  if (kind.startsWith("taint ")) return `${one ? "has" : "have"} the ${kind}`;
  if (kind.startsWith("extended ")) return `${one ? "lacks" : "lack"} ${kind.slice("extended ".length)}`;
  const words = WORDS[kind as keyof typeof WORDS];
  return one ? words[0] : words[1];
}

/** The nodes that do not take a pod, by cause, the most frequent first. The leaving node is not counted. */
function causesOf({ leaving, snapshot }: Stage, unplaced: Unplaced): [kind: string, nodes: number][] {
  const numbers = new Map<string, number>();
  for (const [place, node] of snapshot.nodes.entries()) {
    const obstacle = unplaced.obstacles[place];
    if (place === leaving || obstacle === undefined) continue;
    const kind = obstacle === "taint" ? taintWords(node, unplaced) : obstacle;
    numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  }
  return [...numbers].sort(([, a], [, b]) => b - a);
}

/** Why a pod finds no place, with the number of nodes for each cause, as the scheduler's own message has it. */
function whyUnplaced(stage: Stage, unplaced: Unplaced): string {
  const { leaving, snapshot } = stage;
  const { after, stuck } = unplaced;
  if (after) return `waits for ${after.name}, which its StatefulSet starts first`;
  if (stuck) return stuck;
  const most = causesOf(stage, unplaced);
  if (most.length === 0) return "there is no other node";
  const nodes = snapshot.nodes.length - (leaving >= 0 ? 1 : 0);
  const [first] = most;
  if (first && first[1] === nodes) {
    return `${nodes === 1 ? "the only other node" : `all ${nodes} other nodes`} ${does(...first)}`;
  }
  const causes = most.map(([kind, number]) => `${number} ${does(kind, number)}`);
  return `of ${nodes} other nodes ${nameSome(causes, 5)}`;
}

const OF_NODES = new Set(["cordoned", "not-ready"]);

/** What most keeps this pod, other than nodes that take none at all: pods that share it are told together. */
function mainCause(stage: Stage, unplaced: Unplaced): string {
  if (unplaced.after || unplaced.stuck) return whyUnplaced(stage, unplaced);
  const causes = causesOf(stage, unplaced).map(([kind]) => kind);
  return causes.find((kind) => !OF_NODES.has(kind) && !kind.startsWith("taint ")) ?? causes.join();
}

/** Who finds no place and why, by cause: "db-0 and db-1 (of 5 other nodes 3 lack memory and 2 are cordoned); ...". */
export function tellUnplaced(stage: Stage, unplaced: readonly Unplaced[]): string {
  const byCause = Map.groupBy(unplaced, (each) => mainCause(stage, each));
  const largestFirst = [...byCause.values()].sort((a, b) => b.length - a.length);
  const groups = largestFirst.flatMap((group) => {
    const [first] = group;
    return first ? [`${nameSome(group.map(({ pod }) => pod.name))} (${whyUnplaced(stage, first)})`] : [];
  });
  return groups.join("; ");
}
