import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { stringify } from "yaml";
import { readContext } from "./kubeconfig-document";
import { KubeconfigError } from "./kubeconfig-error";

type Fields = Record<string, unknown>;

/** Fields that name a file, and the field that holds the same inline. */
const FILE_FIELDS: Record<string, { inline: string; encoding: "base64" | "utf8" }> = {
  "certificate-authority": { inline: "certificate-authority-data", encoding: "base64" },
  "client-certificate": { inline: "client-certificate-data", encoding: "base64" },
  "client-key": { inline: "client-key-data", encoding: "base64" },
  tokenFile: { inline: "token", encoding: "utf8" },
};

function inlined(fields: Fields, kubeconfig: string): Fields {
  const result = { ...fields };
  for (const [field, { inline, encoding }] of Object.entries(FILE_FIELDS)) {
    const file = result[field];
    if (typeof file !== "string" || file === "") continue;
    delete result[field];
    // A file wins over inline data, as in kubectl.
    result[inline] = readInto(kubeconfig, field, resolve(dirname(kubeconfig), file), encoding);
  }
  return result;
}

function readInto(kubeconfig: string, field: string, file: string, encoding: "base64" | "utf8"): string {
  try {
    return readFileSync(file).toString(encoding).trim();
  } catch (cause) {
    throw new KubeconfigError(
      { source: kubeconfig, why: `${field} names ${file}, which can't be read.`, todo: "Correct the path." },
      { cause },
    );
  }
}

/**
 * The text of a kubeconfig with one context, its names kept, and the files that it refers to read into it.
 * Exec plugins stay: whoever uses it needs the plugin. Throws KubeconfigError when a file can't be read.
 */
export function flattenContext(path: string, name: string): string {
  const { context, cluster, user } = readContext(path, name);
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: cluster.name, cluster: inlined(cluster.cluster, path) }],
    users: [{ name: user.name, user: inlined(user.user, path) }],
    contexts: [{ name, context: { ...context.context, user: user.name } }],
    "current-context": name,
  });
}
