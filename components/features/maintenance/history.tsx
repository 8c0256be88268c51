"use client";
import { type RefObject, useMemo } from "react";
import { ReadFailure } from "@/components/layout/read-failure";
import { ReadBefore } from "@/components/layout/unread";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useRuns, useRunTimes } from "@/lib/client/run-queries";
import type { RunLineBody } from "@/lib/contracts/run";
import { HistoryTable } from "./history-table";
import { HistoryToolbar } from "./history-toolbar";
import { RunTimes } from "./run-times";
import { askedOf, NO_FILTER, type ViewState } from "./view-state";

interface HistoryProps {
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  clusterName: (id: string) => string;
  onOpen: (run: RunLineBody) => void;
  scroller: RefObject<HTMLDivElement | null>;
}

/** What is over: each run, or figures of all. It fails alone when the database is away. */
export function History({ view, change, clusterName, onOpen, scroller }: HistoryProps) {
  const asked = askedOf(view);
  const runs = useRuns(asked, view.show === "runs");
  const times = useRunTimes(asked, view.show === "times");
  const { data, error, refetch } = view.show === "runs" ? runs : times;
  const lines = useMemo(() => runs.data?.pages.flatMap(({ items }) => items), [runs.data]);
  const found = view.show === "runs" ? runs.data?.pages[0]?.total : times.data?.runs;
  return (
    <section aria-label="History" className="mt-3 flex min-h-80 flex-1 flex-col">
      <HistoryToolbar change={change} clusterName={clusterName} total={found} view={view} />
      <div
        aria-label={view.show === "times" ? "Run times" : "Runs"}
        className="min-h-0 flex-1 overflow-y-auto"
        ref={scroller}
        role="region"
        // Rows take the focus themselves; figures have nothing that does.
        tabIndex={view.show === "times" ? 0 : undefined}
      >
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {data ? <ReadBefore error={error} /> : null}
        {!data && !error ? <SkeletonRows label="Loading the history" rows={8} /> : null}
        {found === 0 && asked !== "" ? (
          <Empty
            action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
            title="No run matches"
          >
            The filters leave nothing of the history.
          </Empty>
        ) : null}
        {found === 0 && asked === "" ? (
          <Empty title="No maintenance is over yet">
            Each one that ends shows here, with its plan, its timeline, what became of its pods and the proof.
          </Empty>
        ) : null}
        {view.show === "runs" && lines && lines.length > 0 ? (
          <HistoryTable clusterName={clusterName} onOpen={onOpen} runs={lines} scroller={scroller} />
        ) : null}
        {view.show === "times" && times.data && times.data.runs > 0 ? <RunTimes times={times.data} /> : null}
        {view.show === "runs" && runs.hasNextPage ? (
          <div className="flex justify-center p-4">
            <Button
              onClick={() => void runs.fetchNextPage()}
              refused={runs.isFetchingNextPage ? "They are on their way." : undefined}
            >
              Show older
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
