"use client";
import { CircleCheck, Hourglass, OctagonAlert, Scale } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { BudgetDemand } from "@/lib/domain/maintenance";
import { budgetWords } from "./budget-words";
import { FoldButton } from "./fold-button";
import { PodSection } from "./pod-section";

const icon = { size: 14, strokeWidth: 2, role: "img" } as const;

const icons: Record<BudgetDemand["state"], ReactNode> = {
  never: <OctagonAlert {...icon} aria-label="Never allows" className="text-blocked" />,
  waits: <Hourglass {...icon} aria-label="Waits" className="text-blocked" />,
  allows: <CircleCheck {...icon} aria-label="Allows" className="text-healthy" />,
};

const SHOWN = 4;
const numberClass = "w-14 py-1 pl-3 text-right align-top tabular-nums max-sm:hidden";

/** What each budget is asked for by this drain, against what it allows now; the tightest first. */
export function PlanBudgets({ budgets }: { budgets: readonly BudgetDemand[] }) {
  const [all, setAll] = useState(false);
  const folds = budgets.length > SHOWN + 1;
  if (budgets.length === 0) return null;
  return (
    <PodSection
      about="What this drain asks of each, against what it allows now"
      count={budgets.length}
      icon={<Scale aria-hidden className="text-text-3" size={16} strokeWidth={1.75} />}
      title="Budgets"
    >
      <table className="w-full border-collapse text-meta">
        <thead>
          <tr className="text-text-3 max-sm:hidden">
            <th className="py-1 text-left font-[400]" scope="col">
              Budget
            </th>
            {["Leave", "Allowed", "Healthy", "Needed"].map((head) => (
              <th className={cx(numberClass, "font-[400]")} key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(folds && !all ? budgets.slice(0, SHOWN) : budgets).map((budget) => (
            <Row budget={budget} key={`${budget.namespace}/${budget.name}`} />
          ))}
        </tbody>
      </table>
      {folds ? (
        <FoldButton all={all} label={`${budgets.length - SHOWN} more`} onToggle={() => setAll(!all)} />
      ) : null}
    </PodSection>
  );
}

function Row({ budget }: { budget: BudgetDemand }) {
  const { namespace, name, selector, demand, allowed, healthy, expected, needed, state } = budget;
  const words = budgetWords(budget);
  return (
    <tr>
      <th className="py-1 text-left font-[400]" scope="row">
        <span className="flex items-start gap-2">
          <span className="mt-px">{icons[state]}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="block font-object text-text">
              {namespace}/{name}
            </span>
            <span className="block text-text-3">{selector}</span>
            <span className="block tabular-nums text-text-2 sm:hidden">
              {demand} leave, {allowed} allowed, {healthy} of {expected} healthy, {needed} needed
            </span>
            {words ? <span className="block text-text-2">{words}</span> : null}
          </span>
        </span>
      </th>
      <td className={numberClass}>{demand}</td>
      <td className={cx(numberClass, state !== "allows" && "font-[600] text-blocked-text")}>{allowed}</td>
      <td className={numberClass}>
        {healthy}
        <span className="text-text-3">/{expected}</span>
      </td>
      <td className={numberClass}>{needed}</td>
    </tr>
  );
}
