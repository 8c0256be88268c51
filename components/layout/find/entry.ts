import type { RowAction } from "@/components/layout/row-actions";

/** What follows when an entry is taken. Nothing of it changes a cluster: where something would, a dialog asks first. */
export type Choice =
  | { does: "go"; href: string }
  | { does: "copy"; text: string; what: string }
  | { does: "kubeconfig"; href: string; file: string }
  | { does: "theme" | "density" | "keys" };

export type EntryIcon = RowAction | "cluster" | "node" | "page" | "kubeconfig" | "theme" | "density" | "keys";

/** One line of what is found. */
export interface Entry {
  kind: "cluster" | "node" | "page" | "action";
  icon: EntryIcon;
  /** "Events", "Cordon…", the name of a node. */
  label: string;
  /** What it is done to, or of: a node, a cluster. */
  of?: string;
  /** Where that is: the cluster of a node, the API server of a cluster. */
  within?: string;
  /** A key that does the same. */
  keys?: string;
  /** Why it can't be done now. It stays, and says so. */
  refused?: string;
  choice: Choice;
}
