import { Circle, CircleCheck } from "lucide-react";
import { inReadersZone } from "@/components/ui/clock";
import type { RunRecordBody } from "@/lib/contracts/run";

/** The checks that held at once when it was Complete for the first time. */
export function RunProof({ proof }: { proof: RunRecordBody["proof"] }) {
  return (
    <section className="border-t px-5 py-4 max-sm:px-4">
      <h2 className="text-section">Proof of complete</h2>
      {proof === undefined ? (
        <p className="mt-1 text-body text-text-2">It was never Complete while somebody looked.</p>
      ) : (
        <ul className="mt-3 flex flex-col gap-3">
          {proof.map((check) => (
            <li className="flex gap-2.5" key={check.id}>
              {check.state === "holds" ? (
                <CircleCheck
                  aria-label="Held"
                  className="mt-0.5 shrink-0 text-healthy"
                  role="img"
                  size={17}
                  strokeWidth={1.75}
                />
              ) : (
                <Circle
                  aria-label="Open"
                  className="mt-0.5 shrink-0 text-initiated"
                  role="img"
                  size={17}
                  strokeWidth={1.75}
                />
              )}
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <p className="flex items-baseline justify-between gap-3 text-body">
                  {check.title}
                  <span className="text-meta text-text-2">{inReadersZone(check.value)}</span>
                </p>
                <p className="text-meta text-text-2">{inReadersZone(check.detail)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
