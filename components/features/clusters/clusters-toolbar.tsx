import { phaseWord } from "@/components/layout/phase-words";
import { FilterMenus } from "@/components/table/filter-menus";
import { FilterInput } from "@/components/ui/filter-input";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import {
  type ClusterFilter,
  choicesOf,
  HEALTH_CHOICES,
  healthChoice,
  healthWord,
  PHASE_CHOICES,
  phaseChoices,
} from "./cluster-filter";
import { SquaresLegend } from "./squares-legend";

interface ClustersToolbarProps {
  clusters: readonly ClusterSummary[];
  filter: ClusterFilter;
  change: (change: Partial<ClusterFilter>) => void;
}

/** Narrows the list by words, health, what is in maintenance, and tags where some are given. */
export function ClustersToolbar({ clusters, filter, change }: ClustersToolbarProps) {
  const health = choicesOf(clusters, (cluster) => [healthChoice(cluster)]);
  const phases = choicesOf(clusters, phaseChoices);
  const tags = choicesOf(clusters, (cluster) => cluster.tags);
  const inOrder = <T extends string>(all: readonly T[], some: readonly { value: T; count: number }[]) =>
    all.flatMap((choice) => some.filter(({ value }) => value === choice));
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-5 pb-3 max-sm:px-4">
      <FilterInput
        className="max-sm:w-auto! max-sm:flex-1"
        label="Filter clusters"
        onValueChange={(q) => change({ q })}
        value={filter.q}
      />
      <FilterMenus
        filters={[
          {
            label: "Health",
            items: inOrder(HEALTH_CHOICES, health).map((item) => ({
              ...item,
              label: healthWord[item.value],
            })),
            selected: filter.health,
            onChange: (chosen) => change({ health: HEALTH_CHOICES.filter((one) => chosen.includes(one)) }),
          },
          {
            label: "Maintenance",
            items: inOrder(PHASE_CHOICES, phases).map((item) => ({
              ...item,
              label: item.value === "none" ? "None" : phaseWord[item.value],
            })),
            selected: filter.phases,
            onChange: (chosen) => change({ phases: PHASE_CHOICES.filter((one) => chosen.includes(one)) }),
          },
          ...(tags.length === 0 && filter.tags.length === 0
            ? []
            : [
                {
                  label: "Tag",
                  items: tags
                    .map((item) => ({ ...item, label: item.value }))
                    .sort((a, b) => a.label.localeCompare(b.label)),
                  selected: filter.tags,
                  onChange: (chosen: readonly string[]) => change({ tags: chosen }),
                },
              ]),
        ]}
      />
      <SquaresLegend />
    </div>
  );
}
