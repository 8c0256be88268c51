"use client";
import { FilterMenus } from "@/components/table/filter-menus";
import { FilterInput } from "@/components/ui/filter-input";
import { later } from "@/components/ui/later";
import type { ClusterEventList } from "@/lib/contracts/cluster-event";
import { TYPES, type ViewState } from "./view-state";

const TimeSelect = later(async () => (await import("./time-select")).TimeSelect);

interface EventsToolbarProps {
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  /** undefined before the first answer. */
  data: ClusterEventList | undefined;
}

/** Narrows the events by words, type, reason, object, namespace and time. */
export function EventsToolbar({ view, change, data }: EventsToolbarProps) {
  const items = (choices: ClusterEventList["choices"]["reasons"] = []) =>
    choices.map(({ value, count }) => ({ value, label: value, count }));
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 py-3 max-sm:px-4">
      <FilterInput label="Filter events" onValueChange={(q) => change({ q })} value={view.q} />
      <FilterMenus
        filters={[
          {
            label: "Type",
            items: TYPES.map((value) => ({ value, label: value })),
            selected: view.types,
            onChange: (types) => change({ types }),
          },
          {
            label: "Reason",
            items: items(data?.choices.reasons),
            selected: view.reasons,
            onChange: (reasons) => change({ reasons }),
          },
          {
            label: "Object",
            items: items(data?.choices.kinds),
            selected: view.kinds,
            onChange: (kinds) => change({ kinds }),
          },
          {
            label: "Namespace",
            items: items(data?.choices.namespaces),
            selected: view.namespaces,
            onChange: (namespaces) => change({ namespaces }),
          },
        ]}
      />
      <TimeSelect onTime={(time) => change({ time })} time={view.time} />
      <p className="ml-auto text-meta tabular-nums text-text-2" role="status">
        {data ? wordsOf(data) : ""}
      </p>
    </div>
  );
}

/** What is shown of what there is. */
function wordsOf({ items, total, all, more }: ClusterEventList): string {
  const shown = items.length < total ? `The newest ${items.length} of ${total}` : `${total} of ${all}`;
  return more ? `${shown}; older ones are in the cluster` : shown;
}
