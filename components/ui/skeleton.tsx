import { cx } from "./cx";

/** A still block in the shape of what will stand there; seen only when loading takes over 300 ms. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={cx("appear-late block rounded-chip bg-surface-3", className)} />;
}

const widths = ["w-40", "w-32", "w-36", "w-28"];

/** Rows of a table on their way. `rows` is the known count, so that nothing jumps when they come. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div aria-busy="true" role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike
        <div className="flex h-row items-center gap-4 border-b px-5" key={at}>
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={cx("h-2.5", widths[at % widths.length])} />
          <Skeleton className="ml-auto h-2.5 w-12" />
          <Skeleton className="h-2.5 w-16" />
        </div>
      ))}
    </div>
  );
}
