import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Plain } from "@/lib/domain/kubeconfig/fields";

const LARGEST_BYTES = 256 * 1024;
/** A kubeconfig needs six: document, list, entry, object, exec, its environment's list. */
const DEEPEST = 12;
/** Brackets in brackets that the parser would follow; block style is counted by its indentation. */
const DEEPEST_TEXT = 60;
/** A hundred contexts with a cluster and a user each take some 3,000 lines, or 15,000 signs in JSON. */
const MOST_LINES = 4_000;
const MOST_SIGNS = 20_000;

/** The text is not what a kubeconfig is written in. The message says why, and never quotes it: it may hold a token. */
export class PlainYamlError extends Error {
  override readonly name = "PlainYamlError";
}

function refuse(why: string): never {
  throw new PlainYamlError(why);
}

/**
 * What the parser would take long for is refused before: its time grows faster than the text with the number of signs
 * and lines, and it calls itself for each level. Text in quotes counts too.
 */
function refuseHardText(text: string): void {
  let signs = 0;
  let open = 0;
  for (const [sign] of text.matchAll(/[[\]{},:&*!"'?|>#@`]/g)) {
    signs += 1;
    if (sign === "[" || sign === "{") open += 1;
    else if (sign === "]" || sign === "}") open -= 1;
    if (open > DEEPEST_TEXT) refuse("It is nested too deep.");
  }
  const lines = text.split(/\r\n?|\n/);
  if (signs > MOST_SIGNS || lines.length > MOST_LINES) refuse("It holds more than a kubeconfig needs.");
  for (const line of lines) {
    const indent = /^(?:[ \t]|[-?:](?=[ \t]))*/.exec(line)?.[0] ?? "";
    if (indent.length > 2 * DEEPEST_TEXT) refuse("It is nested too deep.");
  }
}

function plain(node: unknown, depth: number): Plain {
  if (node === null || node === undefined) return null;
  if (depth > DEEPEST) refuse("It is nested too deep.");
  if (!isNode(node)) return refuse("It is not written as kubectl writes it.");
  if (isAlias(node)) return refuse("It uses an alias (*name), which can make a small text very large.");
  const { anchor, tag } = node as Node & { anchor?: string; tag?: string };
  if (anchor !== undefined) refuse("It uses an anchor (&name).");
  if (tag !== undefined) refuse("It uses a tag (!name).");
  if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1));
  if (isMap(node)) {
    const fields = new Map<string, Plain>();
    for (const { key, value } of node.items) {
      const name = plain(key, depth + 1);
      if (typeof name !== "string") return refuse("It has a key that is not a text.");
      if (name === "<<") refuse("It uses a merge key (<<).");
      if (fields.has(name)) refuse("It has the same key twice in one object.");
      fields.set(name, plain(value, depth + 1));
    }
    return fields;
  }
  const value = isScalar(node) ? node.value : undefined;
  const known = value === null || ["string", "number", "boolean"].includes(typeof value);
  return known ? (value as Plain) : refuse("It has a value that is neither text, number, true nor false.");
}

/**
 * One document of YAML or JSON as plain values: no anchors, aliases, tags, merges, directives, repeated keys or second
 * documents, and no larger and no deeper than a kubeconfig gets. Throws PlainYamlError.
 */
export function parsePlainYaml(text: string): Plain {
  if (Buffer.byteLength(text) > LARGEST_BYTES) refuse(`It is larger than ${LARGEST_BYTES / 1024} KiB.`);
  if (text.trim() === "") refuse("It is empty.");
  if (/^%/m.test(text)) refuse("It has a YAML directive (%).");
  refuseHardText(text);
  // Keys are compared here and not by the parser, which compares each with all before it.
  const positions = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: positions,
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  if (!Array.isArray(documents)) return refuse("It is empty.");
  for (const { errors } of documents) {
    const [first] = errors;
    if (!first) continue;
    const { line } = positions.linePos(first.pos[0]);
    // An editor may put them in place of spaces, and nobody sees the difference.
    if (first.code === "TAB_AS_INDENT")
      refuse(`It is indented with tabs (line ${line}), which YAML does not take.`);
    refuse(`It is not YAML (line ${line}).`);
  }
  const [document, second] = documents;
  if (second !== undefined) refuse("It holds several documents.");
  return plain(document?.contents, 0);
}
