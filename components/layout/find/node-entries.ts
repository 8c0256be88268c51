import { nodeHref } from "@/components/layout/node-href";
import { asksByAddress, kubectlCommand, type RowAction, rowActions } from "@/components/layout/row-actions";
import type { NodeRow } from "@/lib/contracts/node";
import type { Choice, Entry } from "./entry";
import { strength } from "./rank";

/** A node that can be found. */
export interface FoundNode {
  cluster: string;
  clusterName: string;
  row: NodeRow;
  /** Whether its row is as it is now: what may be done is judged by it. */
  current: boolean;
  /** Why nothing of its cluster can be changed now. */
  stale?: string;
}

/** Of so many nodes at most actions are made for one query: nobody reads more, and each key must answer at once. */
const MOST_ACTED_ON = 60;

/** The node itself: its page. */
function nodeEntry({ cluster, clusterName, row }: FoundNode): Entry {
  return {
    kind: "node",
    icon: "node",
    label: row.name,
    within: clusterName,
    choice: { does: "go", href: nodeHref(cluster, row.name) },
  };
}

/** What the menu of the node offers, by the same rule; where the menu acts at once, a dialog asks. */
export function nodeActions(node: FoundNode): Entry[] {
  const { row, clusterName, stale } = node;
  if (!node.current) return [];
  return rowActions(row, stale)
    .sections.flat()
    .filter(({ action }) => action !== "open")
    .map(({ action, label, key, refused }) => ({
      kind: "action",
      icon: action,
      label: refused === undefined && asksByAddress(action) && !label.endsWith("…") ? `${label}…` : label,
      of: row.name,
      within: clusterName,
      keys: key,
      refused,
      choice: choiceOf(node, action),
    }));
}

function choiceOf({ cluster, row }: FoundNode, action: RowAction): Choice {
  if (action === "copy-name") return { does: "copy", text: row.name, what: "Node name" };
  if (action === "copy-command") return { does: "copy", text: kubectlCommand(row.name), what: "Command" };
  return { does: "go", href: nodeHref(cluster, row.name, action) };
}

/**
 * Nodes whose names have every word; and actions on nodes, where some word is not of the node: "cordon 10-0-1". A query
 * that leaves one node is a question about it: its actions come along.
 */
export function nodesFound(nodes: readonly FoundNode[], words: readonly string[]): Entry[] {
  const judged = nodes
    .map((node) => ({ node, rest: words.filter((word) => !names(node, word)) }))
    .sort((a, b) => a.rest.length - b.rest.length);
  const named = judged.filter(({ rest }) => rest.length === 0);
  const acted = judged.filter(({ rest }) => rest.length > 0 || named.length === 1).slice(0, MOST_ACTED_ON);
  return [
    ...named.map(({ node }) => nodeEntry(node)),
    ...acted.flatMap(({ node, rest }) =>
      nodeActions(node).filter(({ label }) => rest.every((word) => strength(label, word) > 0)),
    ),
  ];
}

function names({ row, clusterName }: FoundNode, word: string): boolean {
  return strength(row.name, word) > 0 || strength(clusterName, word) > 0;
}
