"use client";
import { type ReactNode, useState } from "react";
import { inReadersZone } from "@/components/ui/clock";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { FoldButton } from "./fold-button";

interface PodLinesProps {
  pods: readonly PodVerdict[];
  /** How many are shown before "11 more". */
  limit?: number;
  /** At the right. */
  fact: (pod: PodVerdict) => ReactNode;
  /** A second line, where this pod differs from what is said of all. */
  detail?: (pod: PodVerdict) => string | undefined;
  /** Nothing can be decided about them any more: what else is worth knowing is left out. */
  settled?: boolean;
  /** Beneath: what can be done about this pod. */
  action?: (pod: PodVerdict) => ReactNode;
}

/** One line a pod: name, namespace, a short fact; long lists fold. */
export function PodLines({
  pods,
  limit = Number.POSITIVE_INFINITY,
  fact,
  detail,
  settled = false,
  action,
}: PodLinesProps) {
  const [all, setAll] = useState(false);
  // Folding a single line away would cost the line that says so.
  const folds = pods.length > limit + 1;
  const shown = folds && !all ? pods.slice(0, limit) : pods;
  return (
    <>
      <ul>
        {shown.map((pod) => (
          <li key={pod.uid}>
            <div className="grid min-h-6 grid-cols-[minmax(0,1fr)_minmax(0,7rem)_minmax(0,13.5rem)] items-center gap-x-4 text-meta max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:py-1">
              <span className="truncate font-object text-text max-sm:col-span-2" title={pod.name}>
                {pod.name}
              </span>
              <span className="truncate text-text-2" title={pod.namespace}>
                {pod.namespace}
              </span>
              <span className="text-right tabular-nums text-text-2">{fact(pod)}</span>
            </div>
            <SecondLines texts={[detail?.(pod), ...(settled ? [] : pod.notes)]} />
            <div className="pb-2 empty:hidden">{action?.(pod)}</div>
          </li>
        ))}
      </ul>
      {folds ? (
        <FoldButton
          all={all}
          label={limit === 0 ? `Show ${pods.length}` : `${pods.length - limit} more`}
          onToggle={() => setAll(!all)}
        />
      ) : null}
    </>
  );
}

/** Where this pod differs, and what else is worth knowing of it: a quiet line each. */
function SecondLines({ texts }: { texts: readonly (string | undefined)[] }) {
  const lines = texts.filter((text) => text !== undefined);
  if (lines.length === 0) return null;
  return (
    <div className="pb-1 text-meta text-text-2">
      {lines.map((text) => (
        <p key={text}>{inReadersZone(text)}</p>
      ))}
    </div>
  );
}
