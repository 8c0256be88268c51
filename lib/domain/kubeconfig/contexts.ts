import { readCluster } from "./cluster";
import type { ClusterCredential } from "./credential";
import { isFields, type Plain, type PlainFields, printable, type Refusal, refusedFields } from "./fields";
import { readUser } from "./user";

const MOST_ENTRIES = 200;
const LONGEST_NAME = 253;

/** One context of a pasted kubeconfig: the credential that it comes down to, or everything that speaks against it. */
export type PastedContext = { name: string; server?: string } & (
  | { credential: ClusterCredential }
  | { refusals: [Refusal, ...Refusal[]] }
);

interface Pasted {
  contexts: PastedContext[];
  /** The file's current-context, if it is among them. */
  current?: string;
}

const TOP = {
  read: ["apiVersion", "kind", "clusters", "users", "contexts", "current-context"],
  left: ["preferences", "extensions"],
  refused: {},
};
const CONTEXT = { read: ["cluster", "user"], left: ["namespace", "extensions"], refused: {} };
const ENTRY = { read: ["name", "cluster", "user", "context"], left: [], refused: {} };

const WRITE_ANEW = "Write it anew: kubectl config view --minify --flatten --raw.";

/** Entries of a list by their names, or what is wrong with the list as a whole. */
function entriesOf(
  document: PlainFields,
  list: "clusters" | "users" | "contexts",
  member: "cluster" | "user" | "context",
): Map<string, PlainFields> | Refusal {
  const refuse = (why: string): Refusal => ({ at: list, why, todo: WRITE_ANEW });
  const found = document.get(list) ?? [];
  if (!Array.isArray(found)) return refuse("It is not a list.");
  if (found.length > MOST_ENTRIES) return refuse(`It has more than ${MOST_ENTRIES} entries.`);
  const entries = new Map<string, PlainFields>();
  for (const entry of found as readonly Plain[]) {
    const name = isFields(entry) ? entry.get("name") : undefined;
    if (!isFields(entry) || typeof name !== "string" || name === "")
      return refuse("It has an entry without a name.");
    if (name.length > LONGEST_NAME || name !== printableWhole(name)) {
      return refuse(`The name ${printable(name)} is too long, or has characters that nobody can see.`);
    }
    if (entries.has(name)) return refuse(`Two entries are named ${printable(name)}.`);
    const [unknown] = refusedFields(entry, list, ENTRY);
    if (unknown) return unknown;
    const fields = entry.get(member) ?? new Map();
    if (!isFields(fields)) return refuse(`The entry ${printable(name)} is not an object.`);
    entries.set(name, fields);
  }
  return entries;
}

function printableWhole(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
}

/** Every context of the document with what it comes down to, or the one thing that makes all of it unusable. */
export function readPasted(document: Plain): Pasted | Refusal {
  if (!isFields(document)) return { at: "kubeconfig", why: "It holds no kubeconfig.", todo: WRITE_ANEW };
  const kind = document.get("kind") ?? "Config";
  const version = document.get("apiVersion") ?? "v1";
  if (kind !== "Config" || version !== "v1") {
    return {
      at: "kind",
      why: "It is another kind of document, not a Config of v1.",
      todo: "Paste a kubeconfig.",
    };
  }
  const [unknown] = refusedFields(document, "kubeconfig", TOP);
  if (unknown) return unknown;
  const clusters = entriesOf(document, "clusters", "cluster");
  const users = entriesOf(document, "users", "user");
  const contexts = entriesOf(document, "contexts", "context");
  for (const found of [clusters, users, contexts]) if (!(found instanceof Map)) return found;
  if (!(clusters instanceof Map && users instanceof Map && contexts instanceof Map) || contexts.size === 0) {
    return { at: "contexts", why: "It has no context.", todo: "Add one with kubectl config set-context." };
  }
  const current = document.get("current-context");
  return {
    contexts: [...contexts].map(([name, fields]) => readContext(name, fields, clusters, users)),
    ...(typeof current === "string" && contexts.has(current) ? { current } : {}),
  };
}

function readContext(
  name: string,
  fields: PlainFields,
  clusters: ReadonlyMap<string, PlainFields>,
  users: ReadonlyMap<string, PlainFields>,
): PastedContext {
  const at = `context ${printable(name)}`;
  const refusals = refusedFields(fields, at, CONTEXT);
  const named = (kind: "cluster" | "user", among: ReadonlyMap<string, PlainFields>) => {
    const other = fields.get(kind);
    const found = typeof other === "string" ? among.get(other) : undefined;
    if (found) return { at: `${kind} ${printable(String(other))}`, fields: found };
    const why =
      typeof other === "string" ? `The file has no ${kind} ${printable(other)}.` : `It names no ${kind}.`;
    refusals.push({ at: `${at}: ${kind}`, why, todo: WRITE_ANEW });
    return undefined;
  };
  const cluster = named("cluster", clusters);
  const user = named("user", users);
  const endpoint = cluster && readCluster(cluster.fields, cluster.at);
  const login = user && readUser(user.fields, user.at);
  refusals.push(...(endpoint?.refusals ?? []), ...(login?.refusals ?? []));
  const server = endpoint?.endpoint && new URL(endpoint.endpoint.server).host;
  const [first, ...others] = refusals;
  if (first !== undefined || !endpoint?.endpoint || !login?.login) {
    const fallback = { at, why: "It is not complete.", todo: WRITE_ANEW };
    return { name, server, refusals: [first ?? fallback, ...others] };
  }
  return { name, server, credential: { ...endpoint.endpoint, login: login.login } };
}
