import { cx } from "@/components/ui/cx";
import type { SquareState } from "./squares";

/** Fill of a square or of a part of a bar. Healthy is quiet, so that the eye goes to the others. */
export const squareFill: Record<SquareState, string> = {
  healthy: "bg-healthy/45",
  ending: "bg-healthy",
  initiated: "bg-initiated",
  complete: "bg-complete",
  paused: "bg-paused",
  blocked: "bg-blocked",
  failed: "bg-failed",
  "not-ready": "bg-failed",
};

/** One node as a 10 px square; dashed and empty when it is only what was last seen. */
export function SquareMark({ state, stale = false }: { state: SquareState; stale?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "reading size-[10px] rounded-[2.5px]",
        stale ? "border border-stale border-dashed" : squareFill[state],
      )}
    />
  );
}
