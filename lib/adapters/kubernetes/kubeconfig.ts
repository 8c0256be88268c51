import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { stringify } from "yaml";
import type { Network } from "@/lib/domain/addresses/address";
import type { ClusterCredential } from "@/lib/domain/kubeconfig/credential";
import { slug } from "@/lib/domain/kubeconfig/id";
import { flattenContext } from "./flatten";
import { contextNames, readContext } from "./kubeconfig-document";
import { KubeconfigError } from "./kubeconfig-error";

const SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

interface Named {
  /** DNS-1123 label, unique among those loaded together. */
  id: string;
  /** The context's name, or the one that people gave it. */
  name: string;
  /** The kubeconfig's path, or "in-cluster account", or who added it. */
  source: string;
  /** A kubeconfig of this context alone that needs no other file, or why there is none. */
  flatten(): { text: string } | { why: string };
}

/** The operator's: one context of one kubeconfig, or the account of the console's own pod. */
export interface OwnContext extends Named {
  origin: "file" | "in-cluster";
  /** Reads the credentials anew. One object a context, never merged: client-node caches tokens by user name. */
  load(): KubeConfig;
}

/** Added in the interface: checked fields, at addresses that are judged before each connection. */
export interface AddedContext extends Named {
  origin: "added";
  server: string;
  /** As it is now. Throws CredentialsError while it can't be opened. */
  credential(): ClusterCredential;
  /** Private networks in which it may be. */
  networks: readonly Network[];
}

/** One cluster that the console is given. */
export type ClusterContext = OwnContext | AddedContext;

function fileContext(path: string, name: string): Omit<OwnContext, "id"> {
  return {
    name,
    source: path,
    origin: "file",
    load() {
      const { context, cluster, user } = readContext(path, name);
      const config = new KubeConfig();
      try {
        config.loadFromString(
          stringify({ clusters: [cluster], users: [user], contexts: [context], "current-context": name }),
        );
      } catch (cause) {
        const why = `context "${name}" can't be read.`;
        throw new KubeconfigError(
          { source: path, why, todo: "Write it anew with kubectl config." },
          { cause },
        );
      }
      config.makePathsAbsolute(dirname(path));
      const [loaded] = config.users;
      // client-node does not know kubectl's tokenFile, and does know a way to read a token from a file.
      if (loaded && typeof user.user.tokenFile === "string") {
        const tokenFile = resolve(dirname(path), user.user.tokenFile);
        config.users = [
          { ...loaded, token: undefined, authProvider: { name: "file", config: { tokenFile } } },
        ];
      }
      // Without a user client-node would leave out the certificate authority too.
      if (!context.context.user) config.contexts = [{ name, cluster: cluster.name, user: user.name }];
      return config;
    },
    flatten: () => ({ text: flattenContext(path, name) }),
  };
}

function inClusterContext(root: string): Omit<OwnContext, "id"> {
  return {
    name: "in-cluster",
    source: "in-cluster account",
    origin: "in-cluster",
    load() {
      const config = new KubeConfig();
      config.loadFromCluster(root);
      return config;
    },
    flatten: () => ({
      why: "The console uses the account of its own pod. That token belongs to the pod and changes by itself.",
    }),
  };
}

/**
 * "namespace/name" of the pod that this process runs in: POD_NAMESPACE and POD_NAME from the downward API, else the
 * account's namespace and the host name, which is the pod's unless it has the host's network.
 */
export function ownPod(env: Record<string, string | undefined> = process.env): string | undefined {
  if (env.POD_NAMESPACE && env.POD_NAME) return `${env.POD_NAMESPACE}/${env.POD_NAME}`;
  const file = join(SERVICE_ACCOUNT, "namespace");
  if (!env.KUBERNETES_SERVICE_HOST || !env.HOSTNAME || !existsSync(file)) return undefined;
  return `${readFileSync(file, "utf8").trim()}/${env.HOSTNAME}`;
}

/** Ids by which URLs and records name a cluster. A second one of the same slug is told apart by its source. */
function withIds(found: Omit<OwnContext, "id">[]): OwnContext[] {
  const taken = new Set<string>();
  return found.map((context) => {
    let id = slug(context.name);
    for (let round = 0; taken.has(id); round++) {
      const hash = createHash("sha256").update(`${context.source} ${context.name} ${round}`).digest("hex");
      id = `${slug(context.name)}-${hash.slice(0, 6)}`;
    }
    taken.add(id);
    return { ...context, id };
  });
}

export interface LoadedContexts {
  contexts: OwnContext[];
  /** Files and contexts that can't be used; the others are not held up by them. */
  problems: KubeconfigError[];
}

function pathsOf(env: Record<string, string | undefined>): string[] {
  const named = (env.KUBECONFIG ?? "").split(delimiter).filter((path) => path !== "");
  if (named.length > 0) return [...new Set(named.map((path) => resolve(path)))];
  const usual = join(env.HOME ?? homedir(), ".kube", "config");
  return existsSync(usual) ? [usual] : [];
}

/**
 * The clusters of this console: each context of each file in KUBECONFIG (paths separated by ":"), or of
 * ~/.kube/config, or else the account of the pod that it runs in. Files are the operator's own: their exec plugins
 * and file references are followed. `root` stands before the path of the pod's account.
 */
export function loadContexts(
  env: Record<string, string | undefined> = process.env,
  root = "",
): LoadedContexts {
  const problems: KubeconfigError[] = [];
  const attempt = <T>(action: () => T): T[] => {
    try {
      return [action()];
    } catch (error) {
      if (!(error instanceof KubeconfigError)) throw error;
      problems.push(error);
      return [];
    }
  };
  const paths = pathsOf(env);
  const found = paths.flatMap((path) =>
    attempt(() => contextNames(path))
      .flat()
      .flatMap((name) =>
        attempt(() => {
          readContext(path, name);
          return fileContext(path, name);
        }),
      ),
  );
  if (paths.length === 0 && env.KUBERNETES_SERVICE_HOST && existsSync(join(root, SERVICE_ACCOUNT, "token"))) {
    found.push(inClusterContext(root));
  }
  return { contexts: withIds(found), problems };
}
