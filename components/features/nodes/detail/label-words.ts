import { clusterPath } from "@/lib/client/paths";

export interface Label {
  key: string;
  value: string;
  /** "key=value", as kubectl writes it; the key alone where the value is empty. */
  text: string;
}

/** Labels by key, those that contain every word of the query. */
export function findLabels(labels: Readonly<Record<string, string>>, query: string): Label[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.entries(labels)
    .map(([key, value]) => ({ key, value, text: value === "" ? key : `${key}=${value}` }))
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** The nodes that carry this label. */
export function nodesWith(cluster: string, { text }: Label): string {
  return `${clusterPath(cluster)}/nodes?label=${encodeURIComponent(text)}`;
}
