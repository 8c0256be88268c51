import { keepPreviousData, queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { PlanBody, type PlanRequest } from "@/lib/contracts/plan";
import type { ApiError } from "./api-error";
import { call } from "./fetcher";
import { keys } from "./keys";
import { nodePath } from "./paths";

/** How often a plan that is looked at is asked for again: it is computed for its options, and a large cluster never rests. */
const PLAN_MS = 2_000;

/** The plan for these options, asked for again every 2 s. Changes nothing. */
const planQuery = (cluster: string, node: string, options: PlanRequest["options"]) =>
  queryOptions<PlanBody, ApiError>({
    queryKey: keys.plan(cluster, node, options),
    queryFn: ({ signal }) =>
      call({
        path: `${nodePath(cluster, node)}/maintenance/plan`,
        method: "POST",
        body: { options } satisfies PlanRequest,
        schema: PlanBody,
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: PLAN_MS,
    gcTime: 0,
  });

/** `enabled`: somebody looks at it. */
export const usePlan = (cluster: string, node: string, options: PlanRequest["options"], enabled = true) =>
  useQuery({ ...planQuery(cluster, node, options), enabled });

/** So many plans are asked for at a time: each is work for the server. */
const AT_A_TIME = 3;
/** How often each is asked for again while somebody looks at them. Milliseconds. */
const AGAIN_MS = 15_000;

export interface PlanAsked {
  node: string;
  options: PlanRequest["options"];
}

export interface PlanOfMany {
  /** The last that was read; absent while the first is being made. */
  plan?: PlanBody;
  error: ApiError | null;
}

/** Plans for several nodes, in their order, a few at a time. Each is judged as if only its node went. Changes nothing. */
export function usePlans(cluster: string, asked: readonly PlanAsked[], enabled: boolean): PlanOfMany[] {
  const [upTo, setUpTo] = useState(AT_A_TIME);
  const plans = useQueries({
    queries: asked.map(({ node, options }, at) => ({
      ...planQuery(cluster, node, options),
      enabled: enabled && at < upTo,
      refetchInterval: AGAIN_MS,
    })),
  });
  const answered = plans.filter(({ isFetched }) => isFetched).length;
  useEffect(() => setUpTo(answered + AT_A_TIME), [answered]);
  return plans.map(({ data, error }) => ({ plan: data, error }));
}
