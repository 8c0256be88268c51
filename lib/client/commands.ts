import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { type ChangeRequest, MaintenanceBody, type TurnOnRequest } from "@/lib/contracts/maintenance";
import { NodeRow } from "@/lib/contracts/node";
import { ApiError } from "./api-error";
import { createAttempt } from "./attempt";
import { call } from "./fetcher";
import { keys } from "./keys";
import { nodePath } from "./paths";

/** What a command is sent with; `body` where it has one. */
interface Order<Body> {
  node: string;
  body: Body;
}

interface Command<Answer> {
  method: "POST" | "PATCH" | "DELETE";
  /** Below the node's path. */
  path: "maintenance" | "cordon" | "uncordon";
  schema: z.ZodType<Answer>;
  /** The row as the answer tells it. */
  row: (answer: Answer, old: NodeRow) => NodeRow;
}

/**
 * A command on one node. Its answer is written into the row at once and the stream follows with the truth; where the
 * stream was faster the answer is not written, because it may be older than the news.
 */
function useCommand<Answer, Body>(cluster: string, command: Command<Answer>) {
  const client = useQueryClient();
  const [attempt] = useState(() => createAttempt());
  return useMutation<Answer, ApiError, Order<Body>>({
    mutationFn: async (order) => {
      const before = rowIn(client, cluster, order.node);
      const answer = await call({
        path: `${nodePath(cluster, order.node)}/${command.path}`,
        method: command.method,
        schema: command.schema,
        body: order.body,
        idempotencyKey: attempt.keyFor(order),
      });
      if (before && rowIn(client, cluster, order.node) === before)
        writeRow(client, cluster, command.row(answer, before));
      return answer;
    },
    onSettled: (_answer, error, { node }) => {
      if (!(error instanceof ApiError && error.kind === "offline")) attempt.answered();
      void client.invalidateQueries({ queryKey: keys.node(cluster, node) });
    },
  });
}

function rowIn(client: QueryClient, cluster: string, node: string): NodeRow | undefined {
  return client.getQueryData<readonly NodeRow[]>(keys.nodes(cluster))?.find((row) => row.name === node);
}

function writeRow(client: QueryClient, cluster: string, row: NodeRow): void {
  client.setQueryData<readonly NodeRow[]>(keys.nodes(cluster), (rows) =>
    rows?.map((old) => (old.name === row.name ? row : old)),
  );
}

function withMaintenance(answer: MaintenanceBody, old: NodeRow): NodeRow {
  const { id, phase, by, reason, since, progress, headline, checkedAt, proof, question, wasCordoned } =
    answer;
  return {
    ...old,
    maintenance: {
      id,
      phase,
      by,
      reason,
      since,
      progress,
      headline,
      checkedAt,
      proof,
      question,
      wasCordoned,
    },
  };
}

const maintenance = { path: "maintenance", schema: MaintenanceBody, row: withMaintenance } as const;
const cordoning = { method: "POST", schema: NodeRow, row: (answer: NodeRow) => answer } as const;

export const useTurnOn = (cluster: string) =>
  useCommand<MaintenanceBody, TurnOnRequest>(cluster, { ...maintenance, method: "POST" });

export const useTurnOff = (cluster: string) =>
  useCommand<MaintenanceBody, undefined>(cluster, { ...maintenance, method: "DELETE" });

/** Pause, resume, or set-options. */
export const useChange = (cluster: string) =>
  useCommand<MaintenanceBody, ChangeRequest>(cluster, { ...maintenance, method: "PATCH" });

export const useCordon = (cluster: string) =>
  useCommand<NodeRow, undefined>(cluster, { ...cordoning, path: "cordon" });

export const useUncordon = (cluster: string) =>
  useCommand<NodeRow, undefined>(cluster, { ...cordoning, path: "uncordon" });
