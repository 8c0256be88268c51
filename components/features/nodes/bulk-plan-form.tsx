"use client";
import { TriangleAlert } from "lucide-react";
import type { RefObject } from "react";
import { formatClock, inReadersZone } from "@/components/ui/clock";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { warnings } from "./bulk-plan";
import { nodeCount } from "./node-words";
import { graceChoices, secondsOf, spanChoices } from "./time-choice";
import type { BulkTurnOn } from "./use-bulk-turn-on";

interface BulkPlanFormProps {
  bulk: BulkTurnOn;
  reasonRef: RefObject<HTMLTextAreaElement | null>;
}

/** What the plans warn of, and what holds for all of the nodes: reason, deadline, grace period. */
export function BulkPlanForm({ bulk, reasonRef }: BulkPlanFormProps) {
  const { reason, setReason, options, setOptions, nodes } = bulk;
  const warned = warnings(nodes.flatMap(({ plan }) => plan ?? []));
  return (
    <div className="flex flex-col gap-3.5">
      <TextArea
        hint="Shown on each of the nodes for as long as it lasts."
        label="Reason"
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        ref={reasonRef}
        required
        value={reason}
      />
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Select
          items={spanChoices(options.deadlineSeconds, "No limit", undefined, formatClock)}
          label="Ask me after"
          onValueChange={(choice) => setOptions({ ...options, deadlineSeconds: secondsOf(choice) })}
          value={`${options.deadlineSeconds ?? ""}`}
        />
        <Select
          items={graceChoices(options.graceSeconds)}
          label="Grace period"
          onValueChange={(choice) => setOptions({ ...options, graceSeconds: secondsOf(choice) })}
          value={`${options.graceSeconds ?? ""}`}
        />
      </div>
      {warned.length > 0 ? (
        <section>
          <h3 className="text-section">Checks that warn</h3>
          <ul className="mt-2 flex flex-col gap-2.5">
            {warned.map(({ title, detail, nodes: n }) => (
              <li className="flex gap-2.5 [overflow-wrap:anywhere]" key={title}>
                <TriangleAlert aria-hidden className="mt-0.5 text-blocked" size={16} strokeWidth={1.75} />
                <div className="min-w-0">
                  <p className="text-section">
                    {title} <span className="text-meta font-[400] text-text-2">· {nodeCount(n)}</span>
                  </p>
                  <p className="line-clamp-4 text-meta text-text-2">{inReadersZone(detail)}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
