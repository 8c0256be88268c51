"use client";
import { CircleCheck, CircleHelp, CircleX, Info, TriangleAlert } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import type { PlanCheck } from "@/lib/domain/maintenance";
import { FoldButton } from "./fold-button";
import { checkCount, type ReasonedCheck } from "./plan-view";

const icon = { size: 16, strokeWidth: 1.75 } as const;

const icons: Record<PlanCheck["state"], ReactNode> = {
  refuse: <CircleX {...icon} aria-label="Refuses" className="text-failed" role="img" />,
  warn: <TriangleAlert {...icon} aria-label="Warns" className="text-blocked" role="img" />,
  unknown: <CircleHelp {...icon} aria-label="Not evaluated" className="text-stale" role="img" />,
  pass: <CircleCheck {...icon} aria-label="Holds" className="text-healthy" role="img" />,
};

/** Evidence of more characters than this is folded. */
const LONG = 220;
/** Of those that hold, that many stand open: with them the reason, which every plan needs, is in sight. */
const HOLDING = 4;

/** The checks of the plan with what was seen, warnings first; each tells why it is made. */
export function PlanChecks({
  checks,
  changed,
}: {
  checks: readonly ReasonedCheck[];
  changed: ReadonlySet<string>;
}) {
  const [all, setAll] = useState(false);
  const folded = checks.filter(({ state }) => state === "pass").length - HOLDING;
  const shown = all || folded <= 1 ? checks : checks.slice(0, -folded);
  return (
    <section>
      <h3 className="flex items-baseline justify-between gap-3 text-section">
        Checks
        <span className="text-meta font-[400] tabular-nums text-text-2">{checkCount(checks)}</span>
      </h3>
      <ul className="mt-3 flex flex-col gap-2.5">
        {shown.map((check) => (
          <Check changed={changed.has(check.id)} check={check} key={check.id} />
        ))}
      </ul>
      {folded > 1 ? (
        <div className="mt-1 pl-6.5">
          <FoldButton all={all} label={`${folded} more hold`} onToggle={() => setAll(!all)} />
        </div>
      ) : null}
    </section>
  );
}

function Check({ check, changed }: { check: ReasonedCheck; changed: boolean }) {
  const { title, detail, state, why } = check;
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const long = detail.length > LONG;
  const id = useId();
  return (
    <li
      className={cx(
        "-mx-2 flex gap-2.5 rounded-control px-2 transition-colors duration-400",
        changed && "bg-blocked-soft",
      )}
    >
      <span className="mt-0.5">{icons[state]}</span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-section">
          {title}
          {state === "unknown" ? (
            <span className="text-meta font-[400] text-stale-text"> · not evaluated</span>
          ) : null}
        </p>
        <p className={cx("text-meta text-text-2", long && !all && "line-clamp-4")}>{inReadersZone(detail)}</p>
        {long ? <FoldButton all={all} label="All of it" onToggle={() => setAll(!all)} /> : null}
        <p className="text-meta text-text-3" hidden={!open} id={id}>
          {why}
        </p>
      </div>
      <Tooltip align="end" line={why} title="Why it matters">
        <button
          aria-controls={id}
          aria-expanded={open}
          aria-label={`Why it matters: ${title}`}
          className="relative flex size-5 shrink-0 items-center justify-center rounded-chip text-text-3 transition-colors before:absolute before:-inset-1 hover:text-text aria-expanded:text-accent max-sm:before:-inset-3"
          onClick={() => setOpen(!open)}
          type="button"
        >
          <Info aria-hidden size={14} strokeWidth={1.75} />
        </button>
      </Tooltip>
    </li>
  );
}
