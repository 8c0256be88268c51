import type { ObservedNode } from "@/lib/domain/observed";
import { digitsOf } from "./version";

/** A part of the infrastructure that each node has in some version. */
export interface Layer {
  id: "kubernetes" | "runtime" | "os" | "kernel";
  title: string;
  /** Most frequent first. */
  versions: { version: string; nodes: string[] }[];
}

const LAYERS: { id: Layer["id"]; title: string; of: (node: ObservedNode) => string | undefined }[] = [
  { id: "kubernetes", title: "Kubernetes (kubelet)", of: ({ version }) => version || undefined },
  { id: "runtime", title: "Container runtime", of: ({ system }) => system?.runtime?.replace("://", " ") },
  { id: "os", title: "Operating system", of: ({ system }) => system?.image },
  { id: "kernel", title: "Kernel", of: ({ system }) => system?.kernel },
];

/** The versions of each layer, with the nodes that have them. A layer that no node tells of is left out. */
export function layersOf(nodes: readonly ObservedNode[]): Layer[] {
  return LAYERS.flatMap(({ id, title, of }) => {
    const byVersion = new Map<string, string[]>();
    for (const node of nodes) {
      const version = of(node);
      if (version !== undefined) byVersion.set(version, [...(byVersion.get(version) ?? []), node.name]);
    }
    const versions = [...byVersion].map(([version, names]) => ({ version, nodes: names.sort() }));
    versions.sort((a, b) => b.nodes.length - a.nodes.length || b.version.localeCompare(a.version));
    return versions.length === 0 ? [] : [{ id, title, versions }];
  });
}

/** How many minor versions a kubelet may be older than the API server. Source: Kubernetes, "Version Skew Policy". */
const OLDEST = 3;

/** What the version skew policy says of a kubelet beside an API server; undefined when either can't be read. */
export function skewOf(
  kubelet: string,
  apiServer: string | undefined,
): "within" | "too-old" | "too-new" | undefined {
  const [node, server] = [digitsOf(kubelet), digitsOf(apiServer ?? "")];
  if (!node || !server || node.major !== server.major) return undefined;
  if (node.minor > server.minor) return "too-new";
  return server.minor - node.minor > OLDEST ? "too-old" : "within";
}
