import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { AuditChoices, AuditPage } from "@/lib/contracts/audit";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";

/** How often is looked whether there is something new, in milliseconds. */
const LOOK_MS = 5_000;
const PAGE = 100;

const pathOf = (asked: string, more: string) => `/audit?${asked === "" ? "" : `${asked}&`}${more}`;

/** The log as a question finds it, newest first and more on demand; what is new comes by itself. */
export function useAudit(asked: string) {
  const client = useQueryClient();
  const read = useInfiniteQuery<
    AuditPage,
    ApiError,
    InfiniteData<AuditPage>,
    readonly string[],
    number | undefined
  >({
    queryKey: keys.auditRecords(asked),
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === undefined ? "" : `&before=${pageParam}`;
      return call({ path: pathOf(asked, `limit=${PAGE}${before}`), schema: AuditPage, signal });
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const tip = useQuery<AuditPage, ApiError>({
    queryKey: keys.auditTip(asked),
    queryFn: ({ signal }) => call({ path: pathOf(asked, "limit=1"), schema: AuditPage, signal }),
    refetchInterval: LOOK_MS,
    enabled: read.isSuccess,
  });
  const newest = tip.data?.items[0]?.seq;
  const shown = read.data?.pages[0]?.items[0]?.seq;
  useEffect(() => {
    if (newest !== undefined && newest !== shown)
      void client.invalidateQueries({ queryKey: keys.auditRecords(asked) }, { cancelRefetch: false });
  }, [client, asked, newest, shown]);
  return read;
}

/** All records of one call: what was said before the effect, and what came of it. */
export const useAuditCall = (requestId: string) =>
  useQuery<AuditPage, ApiError>({
    queryKey: keys.auditCall(requestId),
    queryFn: ({ signal }) =>
      call({
        path: `/audit?stage=every&request=${encodeURIComponent(requestId)}`,
        schema: AuditPage,
        signal,
      }),
    enabled: requestId !== "",
  });

export const useAuditChoices = () =>
  useQuery<AuditChoices, ApiError>({
    queryKey: keys.auditChoices,
    queryFn: ({ signal }) => call({ path: "/audit/choices", schema: AuditChoices, signal }),
  });

/** Where a browser downloads everything that was asked for, as CSV. */
export const auditExportHref = (asked: string) => `/api/v1/audit/export${asked === "" ? "" : `?${asked}`}`;
