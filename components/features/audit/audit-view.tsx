"use client";
import { useMemo, useRef, useState } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { FootLine } from "@/components/layout/foot-line";
import { ReadFailure } from "@/components/layout/read-failure";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { useUrlState } from "@/components/table/use-url-state";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAudit } from "@/lib/client/audit-queries";
import { AuditTable } from "./audit-table";
import { AuditToolbar } from "./audit-toolbar";
import { RecordDialog } from "./record-dialog";
import type { AuditRow } from "./record-words";
import { askedOf, formatView, NO_FILTER, parseView } from "./view-state";

/** Who did what, where, when, from which address, and what came of it. */
export function AuditView() {
  const [view, change] = useUrlState(parseView, formatView);
  const [opened, setOpened] = useState<AuditRow>();
  const scroller = useRef<HTMLDivElement>(null);
  const asked = askedOf(view);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit(asked);
  const records = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return (
    <>
      <header className="flex h-15 shrink-0 items-center gap-4 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <h1 className="mr-auto text-title text-[1.125rem]">Audit log</h1>
        <SettingsMenu />
      </header>
      {error?.problem.code === "forbidden" && !data ? null : <AuditToolbar change={change} view={view} />}
      <div className="min-h-0 flex-1 overflow-y-auto" ref={scroller}>
        {error && !data ? <ReadFailure error={error} retry={refetch} /> : null}
        {!data && !error ? <SkeletonRows label="The audit log is loading" rows={12} /> : null}
        {records && records.length > 0 ? (
          <AuditTable onOpen={setOpened} records={records} scroller={scroller} />
        ) : null}
        {records?.length === 0 && asked === "" ? (
          <Empty title="Nothing was recorded yet">
            What people do to clusters, and what they may not do, stands here.
          </Empty>
        ) : null}
        {records?.length === 0 && asked !== "" ? (
          <Empty
            action={<Button onClick={() => change(NO_FILTER)}>Clear filters</Button>}
            title="No record matches"
          >
            The filters leave nothing of the log.
          </Empty>
        ) : null}
        {hasNextPage ? (
          <div className="flex justify-center p-4">
            <Button
              onClick={() => void fetchNextPage()}
              refused={isFetchingNextPage ? "They are on their way." : undefined}
            >
              Show older
            </Button>
          </div>
        ) : null}
      </div>
      <FootLine
        keys={[
          { caps: ["J", "K"], label: "Move" },
          { caps: ["↵"], label: "Show all of it" },
          { caps: ["/"], label: "Filter" },
        ]}
        live={records ? "Live" : "Connecting"}
      />
      {opened ? <RecordDialog onClose={() => setOpened(undefined)} record={opened} /> : null}
    </>
  );
}
