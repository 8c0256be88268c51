import { useQueryClient } from "@tanstack/react-query";
import type { NodeList } from "@/lib/contracts/node";
import { nodesQuery } from "./queries";

/**
 * Takes over the nodes that came with the page: `text` is the API's answer, of this build, which nobody has to check. On
 * the server and in the browser's first render the cache holds just these, so that both make the same rows.
 * Returns whether nodes of the cache may be shown: without any in the page not before it is taken over.
 */
export function useFirstNodes(cluster: string, text: string | undefined, hydrated: boolean): boolean {
  const client = useQueryClient();
  const { queryKey } = nodesQuery(cluster);
  if (!hydrated && text !== undefined && client.getQueryData(queryKey) === undefined)
    client.setQueryData(queryKey, (JSON.parse(text) as NodeList).items);
  return hydrated || text !== undefined;
}
