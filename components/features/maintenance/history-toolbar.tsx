"use client";
import { FilterMenus } from "@/components/table/filter-menus";
import { DayRange } from "@/components/ui/day-range";
import { DownloadLink } from "@/components/ui/download-link";
import { later } from "@/components/ui/later";
import { runsExportHref, useRunChoices } from "@/lib/client/run-queries";
import { RUN_RESULTS } from "@/lib/domain/run-record";
import { resultWord, runsWords } from "./run-words";
import { askedOf, type ViewState } from "./view-state";

const TimeSelect = later(async () => (await import("./time-select")).TimeSelect);
const ShowSelect = later(async () => (await import("./show-select")).ShowSelect);

interface HistoryToolbarProps {
  view: ViewState;
  change: (change: Partial<ViewState>) => void;
  clusterName: (id: string) => string;
  total: number | undefined;
}

/** Head of what is over: what it is narrowed by, whether runs or figures are shown, and all of it as CSV. */
export function HistoryToolbar({ view, change, clusterName, total }: HistoryToolbarProps) {
  const { data } = useRunChoices();
  const named = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-5 py-3 max-sm:px-4">
      <h2 className="text-section">History</h2>
      {view.show === "runs" ? <Legend /> : null}
      <p className="mr-auto pl-1 text-meta tabular-nums text-text-2" role="status">
        {total === undefined ? "" : runsWords(total, view.time)}
      </p>
      <ShowSelect onShow={(show) => change({ show })} show={view.show} />
      <FilterMenus
        filters={[
          {
            label: "Cluster",
            items: (data?.clusters ?? []).map((value) => ({ value, label: clusterName(value) })),
            selected: view.clusters,
            onChange: (clusters) => change({ clusters }),
          },
          {
            label: "Node",
            items: named(data?.nodes),
            selected: view.nodes,
            onChange: (nodes) => change({ nodes }),
          },
          {
            label: "Person",
            items: named(data?.people),
            selected: view.people,
            onChange: (people) => change({ people }),
          },
          {
            label: "Outcome",
            items: RUN_RESULTS.map((value) => ({ value, label: resultWord[value] })),
            selected: view.results,
            onChange: (chosen) => change({ results: RUN_RESULTS.filter((one) => chosen.includes(one)) }),
          },
        ]}
      />
      <TimeSelect onTime={(time) => change({ time, from: "", to: "" })} time={view.time} />
      {view.time === "days" ? <DayRange from={view.from} onChange={change} to={view.to} /> : null}
      <DownloadLink href={runsExportHref(askedOf(view))} label="CSV" />
    </div>
  );
}

/** What the bars of a run are; figures have other ones. */
function Legend() {
  return (
    <ul aria-label="Colours" className="flex gap-x-3 text-meta text-text-2">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="reading size-2.5 rounded-[3px] bg-initiated" /> Draining
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="reading size-2.5 rounded-[3px] bg-complete forced-hatch" /> In
        maintenance
      </li>
    </ul>
  );
}
