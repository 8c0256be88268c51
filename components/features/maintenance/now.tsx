"use client";
import { ReadFailure } from "@/components/layout/read-failure";
import { Button, buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ApiError } from "@/lib/client/api-error";
import { count } from "@/lib/domain/words";
import { type NowRow, narrowNow } from "./now-list";
import { NowTable } from "./now-table";
import { NO_FILTER, type ViewState } from "./view-state";

interface NowProps {
  /** undefined: not read yet. */
  rows: readonly NowRow[] | undefined;
  error: ApiError | null;
  onRetry: () => void;
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
}

/** What is in maintenance now; at most half of the page, so that the history stays in sight, unless a page has little to halve. */
export function Now({ rows, error, onRetry, view, change }: NowProps) {
  const left = rows && narrowNow(rows, view);
  return (
    <section
      aria-label="Now"
      className="max-h-1/2 shrink-0 overflow-y-auto max-sm:max-h-none short:max-h-none"
    >
      <div className="flex items-baseline justify-between gap-4 px-5 pb-2 max-sm:px-4">
        <h2 className="text-section">Now</h2>
        {left && left.length > 1 ? (
          <p className="text-meta text-text-2">Those that need you come first</p>
        ) : null}
      </div>
      {left && left.length > 0 ? <NowTable rows={left} /> : null}
      {!rows && error ? <ReadFailure error={error} retry={onRetry} /> : null}
      {!rows && !error ? <SkeletonRows label="Loading what is in maintenance" rows={3} /> : null}
      {rows?.length === 0 ? (
        <Empty
          action={
            <PageLink className={buttonClass()} href="/clusters">
              Go to clusters
            </PageLink>
          }
          title="No node is in maintenance"
        >
          Open a cluster, pick a node and turn on maintenance mode. It shows here while it lasts, and in the
          history when it is over.
        </Empty>
      ) : null}
      {rows && rows.length > 0 && left?.length === 0 ? (
        <Empty
          action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
          title="No node in maintenance matches"
        >
          {count(rows.length, "node")} {rows.length === 1 ? "is" : "are"} in maintenance; the filters leave
          none of them.
        </Empty>
      ) : null}
    </section>
  );
}
