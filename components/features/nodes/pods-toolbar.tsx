"use client";
import { Download, ListTree } from "lucide-react";
import type { ReactNode } from "react";
import { FilterMenus } from "@/components/table/filter-menus";
import { FilterInput } from "@/components/ui/filter-input";
import { IconButton } from "@/components/ui/icon-button";
import { exportHref } from "@/lib/client/workload-queries";
import type { PodRow } from "@/lib/contracts/pod";
import { count } from "@/lib/domain/words";
import { type PodView, VERDICTS } from "./pods-view-state";

interface PodsToolbarProps {
  cluster: string;
  node: string;
  rows: readonly PodRow[];
  shown: number;
  view: PodView;
  change: (change: Partial<PodView>) => void;
  /** The menu of columns, and how dense rows are. */
  display: ReactNode;
}

const verdictWord: Record<string, string> = { blocks: "Blocks", moves: "Moves", stays: "Stays" };

function counted(rows: readonly PodRow[], pick: (row: PodRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(pick(row), (counts.get(pick(row)) ?? 0) + 1);
  return counts;
}

/** Narrows the pods of a node, groups them, and gives them away as a file. */
export function PodsToolbar({ cluster, node, rows, shown, view, change, display }: PodsToolbarProps) {
  const verdicts = counted(rows, ({ verdict }) => verdict);
  const statuses = counted(rows, ({ status }) => status);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 py-2.5 max-sm:px-4">
      <FilterInput
        className="max-md:w-40 max-sm:w-auto! max-sm:flex-1"
        label="Filter pods"
        onValueChange={(q) => change({ q })}
        value={view.q}
      />
      <FilterMenus
        filters={[
          {
            label: "In maintenance",
            items: VERDICTS.map((value) => ({
              value,
              label: verdictWord[value] ?? value,
              count: verdicts.get(value) ?? 0,
            })),
            selected: view.verdicts,
            onChange: (chosen) =>
              change({ verdicts: VERDICTS.filter((verdict) => chosen.includes(verdict)) }),
          },
          {
            label: "Status",
            items: [...statuses].sort().map(([value, pods]) => ({ value, label: value, count: pods })),
            selected: view.statuses,
            onChange: (chosen) => change({ statuses: chosen }),
          },
        ]}
      />
      <div className="ml-auto flex items-center gap-2 max-sm:hidden">
        <p className="whitespace-nowrap tabular-nums text-text-2" role="status">
          {shown === rows.length ? count(shown, "pod") : `${shown} of ${count(rows.length, "pod")}`}
        </p>
        <IconButton
          aria-pressed={view.grouped}
          className={view.grouped ? "bg-accent-soft text-accent" : undefined}
          icon={<ListTree aria-hidden size={16} strokeWidth={1.75} />}
          label="Group by what maintenance would do"
          onClick={() => change({ grouped: !view.grouped })}
        />
        <a
          aria-label="Export all pods of this node as CSV"
          className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-surface-3 hover:text-text"
          download=""
          href={exportHref(cluster, "pods", new URLSearchParams({ node }).toString())}
          title="Export all pods of this node as CSV"
        >
          <Download aria-hidden size={16} strokeWidth={1.75} />
        </a>
        {display}
      </div>
    </div>
  );
}
