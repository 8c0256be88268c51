import { ListOrdered } from "lucide-react";
import type { OrderStep } from "./leave-order";
import { PodSection } from "./pod-section";

/** Who leaves first and who last. */
export function PlanOrder({ steps }: { steps: readonly OrderStep[] }) {
  if (steps.length === 0) return null;
  return (
    <PodSection
      about="Each step starts when the one before it is gone"
      icon={<ListOrdered aria-hidden className="text-text-3" size={16} strokeWidth={1.75} />}
      title="Order"
    >
      <ol className="flex flex-col gap-1 pt-1">
        {steps.map(({ group, title, names }, at) => (
          <li className="flex gap-2.5 text-meta" key={group}>
            <span className="w-3 text-right tabular-nums text-text-3">{at + 1}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {title}
              {names ? <span className="text-text-2">: {names}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </PodSection>
  );
}
