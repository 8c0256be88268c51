"use client";
import { useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { ClusterRow, columns } from "./cluster-row";

const heads = ["Cluster", "Health", "Nodes", "Maintenance", "Kubernetes", "CPU", "Memory", "Seen", "Actions"];
const hiding = [
  "",
  "",
  "",
  "",
  "max-md:hidden",
  "max-md:hidden",
  "max-[84rem]:hidden",
  "max-[84rem]:hidden",
  "",
];

/** Rows of 64 px; J and K go from name to name, Enter follows the link. Cards on narrow screens. */
export function ClusterTable({ clusters }: { clusters: readonly ClusterSummary[] }) {
  const table = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys([
    { keys: "j", label: "Next cluster", run: () => move(1) },
    { keys: "k", label: "Cluster before", run: () => move(-1) },
    { keys: "ArrowDown", label: "Next cluster", run: () => move(1), hidden: true },
    { keys: "ArrowUp", label: "Cluster before", run: () => move(-1), hidden: true },
  ]);
  return (
    <div aria-label="Clusters" ref={table} role="table">
      <div className="sticky top-0 z-10 bg-surface max-sm:sr-only" role="rowgroup">
        <div className={`${columns} h-8 border-b text-meta text-text-2`} role="row">
          {heads.map((head, at) => (
            <span
              className={`${hiding[at]} ${at === 0 ? "font-[580] text-text" : "font-[500]"} ${at >= 5 ? "text-right" : ""}`}
              key={head}
              role="columnheader"
            >
              {head === "Actions" ? <span className="sr-only">{head}</span> : head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {clusters.map((cluster) => (
          <ClusterRow cluster={cluster} key={cluster.id} />
        ))}
      </div>
    </div>
  );
}
