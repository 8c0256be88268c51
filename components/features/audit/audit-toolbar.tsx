"use client";
import { Download } from "lucide-react";
import { FilterMenus } from "@/components/table/filter-menus";
import { DayRange } from "@/components/ui/day-range";
import { FilterInput } from "@/components/ui/filter-input";
import { auditExportHref, useAuditChoices } from "@/lib/client/audit-queries";
import { actionWords } from "@/lib/domain/audit/actions";
import { AUDIT_RESULTS } from "@/lib/domain/audit/record";
import { resultWord } from "./record-words";
import { askedOf, type ViewState } from "./view-state";

interface AuditToolbarProps {
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
}

/** Narrows the log by words, people, actions, clusters, results and days, and takes what is left along as CSV. */
export function AuditToolbar({ view, change }: AuditToolbarProps) {
  const { data } = useAuditChoices();
  const named = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 pb-3 max-sm:px-4">
      <FilterInput
        className="max-sm:w-auto! max-sm:flex-1"
        label="Filter the audit log"
        onValueChange={(q) => change({ q })}
        value={view.q}
      />
      <FilterMenus
        filters={[
          {
            label: "Person",
            items: named(data?.people),
            selected: view.people,
            onChange: (people) => change({ people }),
          },
          {
            label: "Action",
            items: (data?.actions ?? [])
              .filter(Boolean)
              .map((value) => ({ value, label: actionWords(value) })),
            selected: view.actions,
            onChange: (actions) => change({ actions }),
          },
          {
            label: "Cluster",
            items: named(data?.clusters),
            selected: view.clusters,
            onChange: (clusters) => change({ clusters }),
          },
          {
            label: "Result",
            items: AUDIT_RESULTS.map((value) => ({ value, label: resultWord[value] })),
            selected: view.results,
            onChange: (chosen) => change({ results: AUDIT_RESULTS.filter((one) => chosen.includes(one)) }),
          },
        ]}
      />
      <DayRange from={view.from} onChange={change} to={view.to} />
      <a
        aria-label="Export as CSV"
        className="ml-auto inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-surface-3 hover:text-text max-sm:size-11"
        download=""
        href={auditExportHref(askedOf(view))}
        title="Export as CSV"
      >
        <Download aria-hidden size={16} strokeWidth={1.75} />
      </a>
    </div>
  );
}
