import { CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { inReadersZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { Reading } from "@/lib/domain/maintenance";

const icon = { size: 17, strokeWidth: 1.75, role: "img" } as const;

const icons: Record<Reading["state"], ReactNode> = {
  ok: <CircleCheck {...icon} aria-label="In order" className="text-text-3" />,
  warn: <TriangleAlert {...icon} aria-label="Warns" className="text-blocked" />,
  unknown: <CircleDashed {...icon} aria-label="Not evaluated" className="text-stale" />,
};

/** What was seen beside the proof: it warns and gates nothing. */
export function Readings({ readings }: Pick<MaintenanceBody, "readings">) {
  if (readings.length === 0) return null;
  const warn = readings.filter(({ state }) => state === "warn").length;
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="flex items-baseline justify-between gap-3 text-section">
        Readings
        <span className="text-meta font-[400] tabular-nums text-text-2">
          {warn === 0 ? "none warns" : `${warn} ${warn === 1 ? "warns" : "warn"}`}
        </span>
      </h2>
      <p className="text-meta text-text-3">They warn. Complete does not wait for them.</p>
      <ul className="mt-3 flex flex-col gap-3">
        {readings.map(({ id, state, title, value, detail }) => (
          <li className="flex gap-2.5" key={id}>
            <span className="mt-0.5">{icons[state]}</span>
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p className="flex items-baseline justify-between gap-3 text-section">
                {title}
                <span
                  className={cx(
                    "shrink-0 text-meta tabular-nums",
                    state === "warn" ? "font-[600] text-blocked-text" : "text-text-2",
                  )}
                >
                  {value}
                </span>
              </p>
              <p className="text-meta text-text-2">{inReadersZone(detail)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
