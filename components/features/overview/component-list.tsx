"use client";
import { ChevronDown, ChevronUp, CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Time } from "@/components/ui/time";
import { isStale } from "@/lib/client/connection";
import { useHealth } from "@/lib/client/health-queries";
import { useConnection } from "@/lib/client/live";
import type { ClusterHealth } from "@/lib/contracts/health";
import { componentName, stateWord } from "./health-words";

type Component = ClusterHealth["components"][number];

const icon = { "aria-hidden": true, size: 15, strokeWidth: 1.75 } as const;

const icons: Record<Component["state"], ReactNode> = {
  healthy: <CircleCheck {...icon} className="text-healthy" />,
  degraded: <TriangleAlert {...icon} className="text-blocked" />,
  unhealthy: <CircleX {...icon} className="text-failed" />,
  unknown: <CircleDashed {...icon} className="text-text-3" />,
};

/** Health by component. What is not well, or not known, says why; of the others the evidence is folded. */
export function ComponentList({ cluster }: { cluster: string }) {
  const { data, error } = useHealth(cluster);
  const stale = isStale(useConnection(cluster));
  const [all, setAll] = useState(false);
  // What was read last is no news of a cluster that does not answer.
  if (stale) return null;
  if (error && !data) {
    return (
      <p className="border-t px-4 py-3 text-meta text-text-2">
        Not known by component. {error.problem.title}. {error.problem.todo}
      </p>
    );
  }
  const Chevron = all ? ChevronUp : ChevronDown;
  return (
    // As high as it gets, before it is read: what stands beneath does not jump.
    <div className="min-h-44 border-t px-4 pt-3 pb-1.5 max-sm:min-h-48">
      <ul aria-label="Health by component" className="flex flex-col gap-1.5">
        {data?.components.map((component) => (
          <Line all={all} component={component} key={component.id} />
        ))}
      </ul>
      {data ? (
        <div className="mt-1.5 flex items-center justify-between gap-3 text-meta text-text-3">
          <button
            aria-expanded={all}
            className="flex h-7 items-center gap-1.5 rounded-chip font-[580] text-accent hover:text-accent-hover max-sm:h-11"
            onClick={() => setAll(!all)}
            type="button"
          >
            <Chevron aria-hidden size={14} strokeWidth={2} />
            How it is known
          </button>
          <span>
            Checked <Time at={data.checkedAt} />
          </span>
        </div>
      ) : null}
    </div>
  );
}

function Line({ component: { id, state, value, detail }, all }: { component: Component; all: boolean }) {
  const well = state === "healthy";
  return (
    <li className="grid grid-cols-[15px_minmax(0,1fr)_auto] items-baseline gap-x-2.5 text-body">
      <span className="self-center">{icons[state]}</span>
      <span className={well ? "text-text-2" : "font-[550]"}>
        {componentName[id]}
        <span className="sr-only">: {stateWord[state]},</span>
      </span>
      <span className="text-meta text-text-2 tabular-nums">{value}</span>
      {well && !all ? null : (
        <span className="col-start-2 col-end-4 text-meta text-text-2 [overflow-wrap:anywhere]">{detail}</span>
      )}
    </li>
  );
}
