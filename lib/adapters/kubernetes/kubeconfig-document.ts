import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "@/lib/domain/is-record";
import { KubeconfigError } from "./kubeconfig-error";

type Fields = Record<string, unknown>;

/** One context of a kubeconfig with the cluster and user that it names, as they stand in the file. */
export interface ContextDocument {
  context: { name: string; context: Fields };
  cluster: { name: string; cluster: Fields & { server: string } };
  user: { name: string; user: Fields };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const code = isRecord(cause) ? String(cause.code) : "";
    const [why, todo] =
      code === "ENOENT"
        ? ["the file does not exist.", "Correct KUBECONFIG, or create the file."]
        : code === "EACCES"
          ? ["the console may not read the file.", "Let the user that runs the console read it."]
          : [`the file can't be read (${code}).`, "Name a readable kubeconfig file in KUBECONFIG."];
    throw new KubeconfigError({ source: path, why, todo }, { cause });
  }
}

/** The file that was parsed last: each of its contexts reads it, and parsing takes milliseconds a cluster. */
let parsed: { text: string; document: Fields } | undefined;

function readDocument(path: string): Fields {
  const text = readText(path);
  if (parsed?.text !== text) parsed = { text, document: parseDocument(path, text) };
  return parsed.document;
}

function parseDocument(path: string, text: string): Fields {
  const todo = "Write it anew, for example with kubectl config view --raw.";
  let document: unknown;
  try {
    document = parse(text);
  } catch (cause) {
    // The parser's message quotes the line, which may be a token: say the position only.
    const line = (cause as { linePos?: { line: number }[] }).linePos?.[0]?.line;
    const where = line === undefined ? "" : ` (line ${line})`;
    throw new KubeconfigError({ source: path, why: `the file is not YAML${where}.`, todo });
  }
  if (!isRecord(document)) {
    throw new KubeconfigError({ source: path, why: "the file holds no kubeconfig.", todo });
  }
  return document;
}

function entries(document: Fields, list: "contexts" | "clusters" | "users", member: string) {
  const found = document[list];
  return (Array.isArray(found) ? found : []).flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry.name === "string"
      ? [{ name: entry.name, fields: isRecord(entry[member]) ? entry[member] : {} }]
      : [],
  );
}

/** The names of all contexts in a kubeconfig file. Throws KubeconfigError if there is none. */
export function contextNames(path: string): string[] {
  const names = entries(readDocument(path), "contexts", "context").map(({ name }) => name);
  if (names.length > 0) return [...new Set(names)];
  throw new KubeconfigError({
    source: path,
    why: "the file has no contexts.",
    todo: "Add one with kubectl config set-context.",
  });
}

/** Reads one context. Throws KubeconfigError if the file, its cluster or its user is missing, or can't be used. */
export function readContext(path: string, name: string): ContextDocument {
  const fail = (why: string, todo: string): never => {
    throw new KubeconfigError({ source: path, why: `context "${name}" ${why}`, todo });
  };
  const document = readDocument(path);
  const context =
    entries(document, "contexts", "context").find((entry) => entry.name === name)?.fields ??
    fail("is not in the file any more.", "Add it again, or restart the console without it.");
  const cluster =
    entries(document, "clusters", "cluster").find((entry) => entry.name === context.cluster) ??
    fail(`names the cluster "${context.cluster ?? ""}", which the file does not have.`, "Add the cluster.");
  const userName = typeof context.user === "string" ? context.user : "";
  const user =
    entries(document, "users", "user").find((entry) => entry.name === userName) ??
    (userName === ""
      ? { name: "anonymous", fields: {} }
      : fail(`names the user "${userName}", which the file does not have.`, "Add the user."));
  const { server } = cluster.fields;
  if (typeof server !== "string" || !URL.canParse(server)) {
    return fail("has no server address.", `Set "server" of the cluster "${cluster.name}".`);
  }
  const { protocol } = new URL(server);
  if (
    protocol !== "https:" &&
    !(protocol === "http:" && cluster.fields["insecure-skip-tls-verify"] === true)
  ) {
    return fail(`reaches its API server by ${protocol}//, unprotected.`, "Use an https address.");
  }
  if (user.fields["as-groups"] !== undefined || user.fields["as-uid"] !== undefined) {
    return fail("impersonates with as-groups or as-uid, which would be left out.", "Use a user of its own.");
  }
  return {
    context: { name, context },
    cluster: { name: cluster.name, cluster: { ...cluster.fields, server } },
    user: { name: user.name, user: user.fields },
  };
}
