import type { NodeRow } from "@/lib/contracts/node";

/** "worker-1 in pool general of prod": which node a dialog is about. */
export function NodeInPool({ row, clusterName }: { row: NodeRow; clusterName: string }) {
  return (
    <>
      <span className="text-text">{row.name}</span> in pool <span className="text-text">{row.pool}</span> of{" "}
      <span className="text-text">{clusterName}</span>
    </>
  );
}
