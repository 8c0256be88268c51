import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { PlanCheck } from "@/lib/domain/maintenance";
import { checkCount } from "./plan-view";

const icon = { size: 16, strokeWidth: 1.75 } as const;

const icons: Record<PlanCheck["state"], ReactNode> = {
  refuse: <CircleX {...icon} aria-label="Refuses" className="text-failed" role="img" />,
  warn: <TriangleAlert {...icon} aria-label="Warns" className="text-blocked" role="img" />,
  unknown: <CircleHelp {...icon} aria-label="Not known" className="text-stale" role="img" />,
  pass: <CircleCheck {...icon} aria-label="Holds" className="text-healthy" role="img" />,
};

/** The checks of the plan with what was seen, warnings first. */
export function PlanChecks({
  checks,
  changed,
}: {
  checks: readonly PlanCheck[];
  changed: ReadonlySet<string>;
}) {
  return (
    <section>
      <h3 className="flex items-baseline justify-between gap-3 text-section">
        Checks
        <span className="text-meta font-[400] tabular-nums text-text-2">{checkCount(checks)}</span>
      </h3>
      <ul className="mt-3 flex flex-col gap-2.5">
        {checks.map((check) => (
          <li
            className={cx(
              "-mx-2 flex gap-2.5 rounded-control px-2 transition-colors duration-400",
              changed.has(check.id) && "bg-blocked-soft",
            )}
            key={check.id}
          >
            <span className="mt-0.5">{icons[check.state]}</span>
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p className="text-section">{check.title}</p>
              <p className="text-meta text-text-2">{check.detail}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
