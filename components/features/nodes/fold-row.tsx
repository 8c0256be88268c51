import { ChevronDown } from "lucide-react";
import { Dial } from "@/components/ui/dial";
import { count } from "@/lib/domain/words";

interface FoldRowProps {
  /** Of the item, by which the table finds it. */
  itemKey: string;
  pool: string;
  nodes: number;
  rowIndex: number;
  stale: boolean;
  onUnfold: (pool: string) => void;
}

/** "2 more healthy nodes": a run of rows in which nothing is to be seen. */
export function FoldRow({ itemKey, pool, nodes, rowIndex, stale, onUnfold }: FoldRowProps) {
  return (
    <div aria-level={2} aria-rowindex={rowIndex} className="border-b" data-row={itemKey} role="row">
      <div role="gridcell">
        <button
          className="flex min-h-11 w-full items-center gap-2.5 pr-5 pl-3 text-left text-meta text-text-2 outline-offset-[-2px]"
          onClick={() => onUnfold(pool)}
          type="button"
        >
          <span className="flex w-8.5 justify-center">
            <Dial label="" size={34} stale={stale} state="healthy" />
          </span>
          <span className="flex-1">{count(nodes, "more healthy node")}</span>
          <ChevronDown aria-hidden size={16} strokeWidth={1.75} />
        </button>
      </div>
    </div>
  );
}
