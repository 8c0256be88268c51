"use client";
import { createContext, type ReactNode, useContext } from "react";
import { useUsage } from "@/lib/client/usage-query";
import type { ClusterUsage } from "@/lib/contracts/usage";

const Measured = createContext<ClusterUsage["nodes"]>(undefined);

/** Asks what the nodes really use while its table is shown; cells take it from here, so that rows do not render for it. */
export function UseOfNodes({ cluster, children }: { cluster: string; children: ReactNode }) {
  return <Measured value={useUsage(cluster).data?.nodes}>{children}</Measured>;
}

/** What a node really uses; undefined where nothing measures it. */
export function useMeasured(node: string) {
  return useContext(Measured)?.[node];
}
