"use client";
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuChecks } from "@/components/ui/menu-checks";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { nameSome } from "@/lib/domain/words";
import { workloadName, workloadsOf } from "./option-changes";

interface LastWorkloadsProps {
  pods: readonly PodVerdict[];
  /** "shop/Deployment/checkout-api". */
  selected: readonly string[];
  onChange: (selected: string[] | undefined) => void;
}

/** Workloads of this node that leave after its other pods. */
export function LastWorkloads({ pods, selected, onChange }: LastWorkloadsProps) {
  const id = useId();
  const here = workloadsOf(pods);
  // What was asked for stays, also when its pods have left.
  const gone = selected.filter((value) => !here.some((item) => item.value === value));
  const items = [...here, ...gone.map((value) => ({ value, label: workloadName(value), count: 0 }))];
  if (items.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="text-meta font-[580] text-text" id={`${id}-label`}>
        Leave last
      </span>
      <Menu
        trigger={
          <button
            aria-labelledby={`${id}-label ${id}-value`}
            className="flex h-8 w-full select-none items-center justify-between gap-2 rounded-control border border-line-2 bg-surface px-2.5 text-left text-body text-text shadow-1 transition-colors hover:bg-surface-3 data-popup-open:bg-surface-3 max-sm:h-11"
            type="button"
          >
            <span className="truncate" id={`${id}-value`}>
              {selected.length === 0 ? "No workload" : nameSome(selected.map(workloadName), 1)}
            </span>
            <ChevronDown aria-hidden className="text-text-3" size={14} strokeWidth={2} />
          </button>
        }
      >
        <div className="max-h-80 overflow-y-auto">
          <MenuChecks
            items={items}
            label="After all others, before critical pods"
            onToggle={(value) => {
              const next = selected.includes(value)
                ? selected.filter((other) => other !== value)
                : [...selected, value];
              onChange(next.length === 0 ? undefined : next);
            }}
            selected={selected}
          />
        </div>
      </Menu>
    </div>
  );
}
