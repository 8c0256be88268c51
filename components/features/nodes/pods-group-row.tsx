import { CountChip } from "@/components/ui/chip";
import { groupIcons } from "./group-icons";
import { groupTitles } from "./plan-pods";
import type { GroupId } from "./pod-groups";

interface PodGroupRowProps {
  id: GroupId;
  pods: number;
  columns: number;
  rowIndex: number;
}

/** Head of the pods that share a fate. */
export function PodGroupRow({ id, pods, columns, rowIndex }: PodGroupRowProps) {
  return (
    <div aria-rowindex={rowIndex} className="flex h-9 items-center border-b bg-surface-2 px-5" role="row">
      <div aria-colspan={columns} className="flex items-center gap-2.5 text-section" role="gridcell">
        {groupIcons[id]}
        {groupTitles[id]}
        <CountChip>{pods}</CountChip>
      </div>
    </div>
  );
}
