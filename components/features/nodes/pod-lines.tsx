"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { PodVerdict } from "@/lib/domain/maintenance";

interface PodLinesProps {
  pods: readonly PodVerdict[];
  /** How many are shown before "11 more". */
  limit?: number;
  /** At the right. */
  fact: (pod: PodVerdict) => ReactNode;
  /** A second line, where this pod differs from what is said of all. */
  detail?: (pod: PodVerdict) => string | undefined;
}

/** One line a pod: name, namespace, a short fact; long lists fold. */
export function PodLines({ pods, limit = Number.POSITIVE_INFINITY, fact, detail }: PodLinesProps) {
  const [all, setAll] = useState(false);
  // Folding a single line away would cost the line that says so.
  const folds = pods.length > limit + 1;
  const shown = folds && !all ? pods.slice(0, limit) : pods;
  const Chevron = all ? ChevronUp : ChevronDown;
  return (
    <>
      <ul>
        {shown.map((pod) => (
          <li key={pod.uid}>
            <div className="grid min-h-6 grid-cols-[minmax(0,1fr)_minmax(0,7rem)_minmax(0,11.5rem)] items-center gap-x-4 text-meta max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-1">
              <span className="truncate font-object text-text max-sm:col-span-2" title={pod.name}>
                {pod.name}
              </span>
              <span className="truncate text-text-2" title={pod.namespace}>
                {pod.namespace}
              </span>
              <span className="text-right tabular-nums text-text-2">{fact(pod)}</span>
            </div>
            <Detail text={detail?.(pod)} />
          </li>
        ))}
      </ul>
      {folds ? (
        <button
          aria-expanded={all}
          className="mt-0.5 flex h-7 items-center gap-1.5 rounded-chip text-meta font-[580] text-accent hover:text-accent-hover max-sm:h-11"
          onClick={() => setAll(!all)}
          type="button"
        >
          <Chevron aria-hidden size={14} strokeWidth={2} />
          {all ? "Fewer" : limit === 0 ? `Show ${pods.length}` : `${pods.length - limit} more`}
        </button>
      ) : null}
    </>
  );
}

function Detail({ text }: { text: string | undefined }) {
  return text ? <p className="pb-1 text-meta text-text-2">{text}</p> : null;
}
