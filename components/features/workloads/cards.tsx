"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { memo } from "react";
import { OutlookText } from "@/components/layout/outlook";
import { rowTarget } from "@/components/table/row-target";
import type { FoundWorkload } from "@/lib/contracts/workload";
import { outlookOfPod } from "@/lib/domain/workload-outlook";
import { NodeLink, type PodLineProps } from "./pod-line";
import { PodMenu } from "./pod-menu";
import { podsShown } from "./table-items";
import { WorkloadMenu } from "./workload-menu";
import { Matching, type WorkloadRowProps } from "./workload-row";
import { kindWords, readyWords, riskWords, statusWords } from "./workload-words";

const cardClass = "flex items-start gap-2 border-b py-2 pr-1.5 pl-3 outline-offset-[-2px]";

function facts(row: FoundWorkload): string {
  return [kindWords(row.kind), row.namespace, `${readyWords(row)} ready`, statusWords(row)]
    .filter(Boolean)
    .join(" · ");
}

/** One workload on a narrow screen. */
export const WorkloadCard = memo(function WorkloadCard(props: WorkloadRowProps) {
  const { row, lineKey, open, onToggle } = props;
  const pods = podsShown(row);
  const tabIndex = props.current ? 0 : -1;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div
      aria-expanded={pods > 0 ? open : undefined}
      aria-level={1}
      aria-rowindex={props.rowIndex}
      className={cardClass}
      data-row={lineKey}
      onFocus={() => props.onCurrent(lineKey)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(() => pods > 0 && onToggle(lineKey))}
    >
      <div className="flex h-5 w-4 shrink-0 items-center text-text-2" role="gridcell">
        {pods > 0 ? <Chevron aria-hidden size={16} strokeWidth={1.75} /> : null}
      </div>
      <div className="min-w-0 flex-1" role="gridcell">
        <p className="truncate text-section">
          {row.name} <Matching row={row} />
        </p>
        <p className="truncate text-meta tabular-nums text-text-2">{facts(row)}</p>
        <span className="mt-0.5 block text-meta">
          <OutlookText outlook={row.outlook} stale={props.stale} />
        </span>
        {row.risks.length > 0 ? (
          <p className="truncate text-meta text-text-2">{`At risk: ${riskWords(row)}`}</p>
        ) : null}
      </div>
      <div className="shrink-0" role="gridcell">
        <WorkloadMenu {...props} tabIndex={tabIndex} />
      </div>
    </div>
  );
});

/** One pod of an open workload on a narrow screen. */
export const PodCard = memo(function PodCard(props: PodLineProps) {
  const { row, lineKey } = props;
  const tabIndex = props.current ? 0 : -1;
  return (
    <div
      aria-level={2}
      aria-rowindex={props.rowIndex}
      className={`${cardClass} bg-surface-2`}
      data-row={lineKey}
      onFocus={() => props.onCurrent(lineKey)}
      role="row"
      tabIndex={tabIndex}
      {...rowTarget(() => props.onOpen(row))}
    >
      <div className="w-4 shrink-0" role="gridcell" />
      <div className="min-w-0 flex-1" role="gridcell">
        <p className="truncate font-object text-meta">{row.name}</p>
        <p className="truncate text-meta tabular-nums text-text-2">
          {`${row.status} · ${row.containersReady}/${row.containers}`}
        </p>
        <span className="mt-0.5 block text-meta">
          <OutlookText outlook={outlookOfPod(row.cause)} stale={props.stale} why={row.detail} />
        </span>
        <span className="block text-meta">
          <NodeLink cluster={props.cluster} row={row} tabIndex={tabIndex} />
        </span>
      </div>
      <div className="shrink-0" role="gridcell">
        <PodMenu {...props} tabIndex={tabIndex} />
      </div>
    </div>
  );
});
