"use client";
import { outlookWord } from "@/components/layout/outlook";
import { FilterMenus } from "@/components/table/filter-menus";
import { useNodes } from "@/lib/client/queries";
import { useWorkloadChoices } from "@/lib/client/workload-queries";
import { OUTLOOKS } from "@/lib/domain/workload-outlook";
import { RISKS } from "@/lib/domain/workload-risks";
import type { WorkloadFilter } from "./view-state";
import { kindWords, RISK_WORDS } from "./workload-words";

export interface FiltersProps {
  cluster: string;
  filter: WorkloadFilter;
  onChange: (change: Partial<WorkloadFilter>) => void;
}

/** Namespace, kind, what maintenance would mean and put at risk, status, pool. Nodes and labels are written. */
export function Filters({ cluster, filter, onChange }: FiltersProps) {
  const { data } = useWorkloadChoices(cluster);
  const { data: nodes = [] } = useNodes(cluster);
  const pools = [...new Set(nodes.map(({ pool }) => pool))].sort();
  const named = (choices: readonly { value: string; count: number }[] = []) =>
    choices.map((choice) => ({ ...choice, label: choice.value }));
  const risks = new Map(data?.risks.map(({ value, count }) => [value, count]));
  const outlooks = new Map(data?.outlooks.map(({ value, count }) => [value, count]));
  return (
    <FilterMenus
      filters={[
        {
          label: "Namespace",
          items: named(data?.namespaces),
          selected: filter.namespaces,
          onChange: (namespaces) => onChange({ namespaces }),
        },
        {
          label: "Kind",
          items: (data?.kinds ?? []).map((choice) => ({ ...choice, label: kindWords(choice.value) })),
          selected: filter.kinds,
          onChange: (kinds) => onChange({ kinds }),
        },
        {
          label: "In maintenance",
          items: OUTLOOKS.map((kind) => ({
            value: kind,
            label: outlookWord[kind],
            count: outlooks.get(kind) ?? 0,
          })),
          selected: filter.outlooks,
          onChange: (chosen) => onChange({ outlooks: OUTLOOKS.filter((kind) => chosen.includes(kind)) }),
        },
        {
          label: "Risks",
          items: RISKS.map((kind) => ({ value: kind, label: RISK_WORDS[kind], count: risks.get(kind) ?? 0 })),
          selected: filter.risks,
          onChange: (chosen) => onChange({ risks: RISKS.filter((kind) => chosen.includes(kind)) }),
        },
        {
          label: "Status",
          items: named(data?.statuses),
          selected: filter.statuses,
          onChange: (statuses) => onChange({ statuses }),
        },
        {
          label: "Pool",
          items: pools.map((pool) => ({ value: pool, label: pool })),
          selected: filter.pools,
          onChange: (chosen) => onChange({ pools: chosen }),
        },
      ]}
    />
  );
}
