import { clusterPath } from "@/lib/client/paths";
import type { RowAction } from "./row-actions";

/** The part of an address that opens the dialog of an action on the page of a node. */
export const ASKED_FOR = "do";

/** Address of a node's page; with an action, of its page with that dialog open. */
export function nodeHref(cluster: string, node: string, action?: RowAction): string {
  const page = `${clusterPath(cluster)}/nodes/${encodeURIComponent(node)}`;
  return action === undefined ? page : `${page}?${ASKED_FOR}=${action}`;
}
