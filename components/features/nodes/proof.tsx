import { Circle, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { movedFraction } from "@/components/layout/phase-words";
import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { ProofCheck } from "@/lib/domain/maintenance";

const icon = { size: 17, strokeWidth: 1.75 } as const;

const icons: Record<ProofCheck["state"], ReactNode> = {
  holds: <CircleCheck {...icon} aria-label="Holds" className="text-healthy" role="img" />,
  open: <Circle {...icon} aria-label="Open" className="text-initiated" role="img" />,
  waiting: <CircleDashed {...icon} aria-label="Waits for the others" className="text-text-3" role="img" />,
};

const valueClass: Record<ProofCheck["state"], string> = {
  holds: "text-text-2",
  open: "font-[600] text-initiated-text",
  waiting: "text-text-2",
};

/** The checks that must all hold at once, each with value and evidence. */
export function Proof({ maintenance: { proof, phase, progress } }: { maintenance: MaintenanceBody }) {
  const holding = proof.filter((check) => check.state === "holds").length;
  return (
    <section className="px-5 py-4 max-sm:px-4">
      <h2 className="flex items-baseline justify-between gap-3 text-section">
        Proof of complete
        <span className="text-meta font-[400] tabular-nums text-text-2">
          {holding} of {proof.length} hold
        </span>
      </h2>
      <ul className="mt-3 flex flex-col gap-3">
        {proof.map((check) => (
          <li className="flex gap-2.5" key={check.id}>
            <span className="mt-0.5">
              {check.id === "no-pod-left" && check.state === "open" ? (
                <Filling fraction={movedFraction(progress)} />
              ) : (
                icons[check.state]
              )}
            </span>
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p className="flex items-baseline justify-between gap-3 text-section">
                {check.title}
                <span className={cx("text-meta tabular-nums", valueClass[check.state])}>{check.value}</span>
              </p>
              <p className="text-meta text-text-2">{inReadersZone(check.detail)}</p>
            </div>
          </li>
        ))}
      </ul>
      {phase === "complete" ? null : (
        <p className="mt-3 pl-6.5 text-meta text-text-2">
          Complete needs all {proof.length} at once. If one stops holding, the node is Initiated again.
        </p>
      )}
    </section>
  );
}

const RADIUS = 7;
const ROUND = 2 * Math.PI * RADIUS;

/** The sign of an open check that fills: the ring that the dial has, small. */
function Filling({ fraction }: { fraction: number }) {
  return (
    <svg aria-label="Open" className="text-initiated" height={17} role="img" viewBox="0 0 17 17" width={17}>
      <circle className="stroke-initiated-line" cx="8.5" cy="8.5" fill="none" r={RADIUS} strokeWidth="2" />
      <circle
        className="transition-[stroke-dashoffset] duration-400"
        cx="8.5"
        cy="8.5"
        fill="none"
        r={RADIUS}
        stroke="currentColor"
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - fraction)}
        strokeWidth="2"
        transform="rotate(-90 8.5 8.5)"
      />
    </svg>
  );
}
