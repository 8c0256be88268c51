import { parseLabelSelector } from "@/lib/domain/label-selector";
import type { NodeSelectorExpression } from "@/lib/domain/observed";

/** What a person typed: words that a row must hold, and labels that it must have. */
export interface NodeQuery {
  /** In small letters. */
  words: readonly string[];
  labels: readonly NodeSelectorExpression[];
  /** Why a label selector can't be read; it then narrows nothing. */
  problem?: string;
}

/** A selector with its prefix: with parentheses it holds spaces. */
const LABEL = /(?<=^|\s)label:((?:[^\s()]+\s+(?:not)?in\s*\([^)]*\)?|[^\s])+)/gi;

/** Reads the text of the filter, in which `label:` stands before a selector, and the selector of the Labels filter. */
export function readQuery(text: string, selector: string): NodeQuery {
  const selectors = [selector, ...[...text.matchAll(LABEL)].map(([, typed = ""]) => typed)];
  const read = selectors.map(parseLabelSelector);
  const words = text.replace(LABEL, " ").toLowerCase().split(/\s+/);
  return {
    words: words.filter((word) => word !== "" && word !== "label:"),
    labels: read.flatMap((result) => ("requirements" in result ? result.requirements : [])),
    problem: read.map((result) => ("problem" in result ? result.problem : undefined)).find(Boolean),
  };
}
