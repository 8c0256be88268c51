import { Skeleton } from "@/components/ui/skeleton";

interface LoadingLineProps {
  lineKey: string;
  rowIndex: number;
  level: number;
}

/** A line that is on its way, in its place. */
export function LoadingLine({ lineKey, rowIndex, level }: LoadingLineProps) {
  return (
    <div
      aria-busy="true"
      aria-level={level}
      aria-rowindex={rowIndex}
      className="flex h-row items-center border-b pl-12"
      data-row={lineKey}
      role="row"
    >
      <div role="gridcell">
        <span className="sr-only">Loading</span>
        <Skeleton className="h-2.5 w-40" />
      </div>
    </div>
  );
}
