"use client";
import { useNow } from "@/components/ui/use-now";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { graceLeft } from "./grace";

/** The grace period of a pod that stops, as a bar that fills. */
export function GraceBar({ pod, offsetMs }: { pod: PodVerdict; offsetMs: number }) {
  const left = graceLeft(pod, useNow() + offsetMs);
  if (!left) return pod.fact;
  return (
    <span className="inline-flex items-center gap-4">
      <span aria-hidden="true" className="reading h-1 w-18 overflow-hidden rounded-full bg-surface-3">
        <span
          className="block h-full rounded-full bg-initiated transition-[width] duration-400"
          style={{ width: `${Math.round(left.passed * 100)}%` }}
        />
      </span>
      <span className="min-w-24">
        {left.leftSeconds} s of {left.ofSeconds} s left
      </span>
    </span>
  );
}
