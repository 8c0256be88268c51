import type { NodeDetail } from "@/lib/contracts/node-detail";

type Effect = NodeDetail["changes"][number]["effect"];

/** Worst first. */
const FACTS: [Effect, string][] = [
  ["removed", "This node will be removed."],
  ["re-created", "This node will be re-created."],
  ["upgraded", "This node is being upgraded."],
  ["rebooted", "This node is being rebooted."],
];

/** What a banner says of the changes of a node: the worst as the fact, all who say so beneath. */
export function changeWords(changes: NodeDetail["changes"]): { fact: string; detail: string } | undefined {
  const [, fact] = FACTS.find(([effect]) => changes.some((change) => change.effect === effect)) ?? [];
  return fact === undefined ? undefined : { fact, detail: changes.map(({ says }) => says).join(" ") };
}
