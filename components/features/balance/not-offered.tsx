"use client";
import { PlainTable } from "@/components/ui/plain-table";
import type { BalanceBody } from "@/lib/contracts/restart";
import { count } from "@/lib/domain/words";
import { workloadKey } from "@/lib/domain/workload-of";

/** Workloads with pods where these could better leave, and why a restart of each is not offered. */
export function NotOffered({ others, more }: Pick<BalanceBody, "others" | "more">) {
  return (
    <>
      <PlainTable
        columns={["Workload", "Pods there", "Why not"]}
        label="Not offered"
        rows={others.map((other) => ({
          key: workloadKey(other),
          note: `${other.kind} in ${other.namespace}`,
          cells: [other.name, other.crowded, other.why],
        }))}
      />
      {more > 0 ? (
        <p className="mt-2 text-meta text-text-2">
          {count(more, "workload")} more, with fewer pods there, {more === 1 ? "was" : "were"} not looked at.
        </p>
      ) : null}
    </>
  );
}
