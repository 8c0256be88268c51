import { CircleCheck, CircleDashed, CircleDot, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { NodeDetail } from "@/lib/contracts/node-detail";
import { Ago } from "./ago";

type Condition = NodeDetail["conditions"][number];

const icon = { size: 16, strokeWidth: 1.75, role: "img" } as const;

const icons: Record<Condition["state"], ReactNode> = {
  good: <CircleCheck {...icon} aria-label="In order" className="text-healthy" />,
  bad: <TriangleAlert {...icon} aria-label="In trouble" className="text-failed" />,
  unknown: <CircleDashed {...icon} aria-label="Not known" className="text-blocked" />,
  neutral: <CircleDot {...icon} aria-label="Told" className="text-text-3" />,
};

const statusClass: Record<Condition["state"], string> = {
  good: "text-text-2",
  bad: "font-[600] text-failed-text",
  unknown: "font-[600] text-blocked-text",
  neutral: "text-text-2",
};

interface ConditionListProps {
  conditions: readonly Condition[];
  offsetMs: number;
}

/** The node's conditions: status, reason, what was said, and since when. */
export function ConditionList({ conditions, offsetMs }: ConditionListProps) {
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Conditions</h2>
      {conditions.length === 0 ? (
        <p className="mt-2 text-body text-text-2">
          None is set. A kubelet that has registered reports Ready within seconds.
        </p>
      ) : (
        <ul className="mt-1">
          {conditions.map((condition) => (
            <li
              className="grid grid-cols-[1rem_minmax(0,11rem)_4.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b py-2 last:border-b-0 max-md:grid-cols-[1rem_minmax(0,1fr)_auto_auto]"
              key={condition.type}
            >
              <span className="mt-0.5 self-start">{icons[condition.state]}</span>
              <span className="truncate text-section" title={condition.type}>
                {condition.type}
              </span>
              <span className={cx("text-body", statusClass[condition.state])}>{condition.status}</span>
              <span className="min-w-0 text-body [overflow-wrap:anywhere] max-md:order-last max-md:col-span-full max-md:pl-7">
                {condition.reason}
                {condition.message ? (
                  <span className="block text-meta text-text-2">{condition.message}</span>
                ) : null}
              </span>
              <span className="text-right text-meta text-text-2">
                {condition.since ? <Ago at={condition.since} offsetMs={offsetMs} /> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
