import {
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  queryOptions,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { PodPage, type PodRow } from "@/lib/contracts/pod";
import { type FoundWorkload, WINDOW, WorkloadChoices, WorkloadPage } from "@/lib/contracts/workload";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { useTopic } from "./live";
import { onceMore } from "./once-more";
import type { ReadPart } from "./parts";
import { clusterPath, workloadsPath } from "./paths";

/** How often is asked what the filters offer. Milliseconds. */
const CHOICES_MS = 10_000;
/** What was scrolled away is forgotten after so long. Milliseconds. */
const KEEP_MS = 60_000;

/** A part of what was asked for: `asked` is the query of the address, without place and size. */
export interface Part {
  asked: string;
  offset: number;
}

/** What is known of a list that is read in parts. */
export interface Known<Row> {
  parts: readonly ReadPart<Row>[];
  /** How long the list is, by the part that was read last; undefined before the first. */
  total?: number;
}

const pathOf = (path: string, { asked, offset }: Part) =>
  `${path}?${asked}${asked === "" ? "" : "&"}offset=${offset}&limit=${WINDOW}`;

const workloadPart = (cluster: string, part: Part) =>
  queryOptions<WorkloadPage, ApiError>({
    queryKey: [...keys.workloadRows(cluster, part.asked), part.offset],
    queryFn: ({ signal }) =>
      call({ path: pathOf(workloadsPath(cluster), part), schema: WorkloadPage, signal }),
    gcTime: KEEP_MS,
  });

const podPart = (cluster: string, part: Part) =>
  queryOptions<PodPage, ApiError>({
    queryKey: [...keys.workloadPods(cluster, part.asked), part.offset],
    queryFn: ({ signal }) =>
      call({ path: pathOf(`${clusterPath(cluster)}/pods`, part), schema: PodPage, signal }),
    gcTime: KEEP_MS,
  });

const choicesQuery = (cluster: string) =>
  queryOptions<WorkloadChoices, ApiError>({
    queryKey: keys.workloadChoices(cluster),
    queryFn: ({ signal }) =>
      call({ path: `${workloadsPath(cluster)}/choices`, schema: WorkloadChoices, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: CHOICES_MS,
  });

/** Everything that was read of a list, also parts that nobody looks at now. */
function known<Row>(client: QueryClient, queryKey: QueryKey): Known<Row> {
  const parts = client
    .getQueryCache()
    .findAll({ queryKey })
    .flatMap(({ state }) => {
      const page = state.data as { offset: number; total: number; items: readonly Row[] } | undefined;
      return page ? [{ ...page, at: state.dataUpdatedAt }] : [];
    })
    .sort((a, b) => b.at - a.at);
  return { parts, total: parts[0]?.total };
}

/** Reads what is looked at again when the server tells that a workload changed, once a second at most. */
export function useWorkloadNews(cluster: string): void {
  const client = useQueryClient();
  const news = useMemo(
    () =>
      // What is on its way may be older than the news: it ends, and is read once more.
      onceMore(() =>
        client.invalidateQueries({ queryKey: keys.workloads(cluster) }, { cancelRefetch: false }),
      ),
    [client, cluster],
  );
  useTopic(workloadsPath(cluster), news);
}

/** Reads these parts of the workloads; tells what is known of `asked`. */
export function useWorkloadParts(cluster: string, asked: string, parts: readonly Part[]) {
  const client = useQueryClient();
  const reads = useQueries({ queries: parts.map((part) => workloadPart(cluster, part)) });
  const times = reads.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read is in the cache, and another time says so
  const rows = useMemo(
    () => known<FoundWorkload>(client, keys.workloadRows(cluster, asked)),
    [client, cluster, asked, times],
  );
  return { reads, rows };
}

/** The same for pods, of several questions at once. */
export function usePodParts(cluster: string, asked: readonly string[], parts: readonly Part[]) {
  const client = useQueryClient();
  const reads = useQueries({ queries: parts.map((part) => podPart(cluster, part)) });
  const times = reads.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read is in the cache, and another time says so
  return useMemo(
    () => new Map(asked.map((one) => [one, known<PodRow>(client, keys.workloadPods(cluster, one))])),
    [client, cluster, asked, times],
  );
}

/** What the filters offer. */
export const useWorkloadChoices = (cluster: string) => useQuery(choicesQuery(cluster));

/** Where a browser downloads everything that was asked for, as CSV. */
export const exportHref = (cluster: string, what: "workloads" | "pods", asked: string) =>
  `/api/v1${clusterPath(cluster)}/${what}/export?${asked}`;
