import { CircleCheck, CircleDashed, CircleDot, CirclePause, CircleX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { type State, stateIcon, stateText } from "./state";

type Told = Exclude<State, "ending" | "complete">;

const icon = { "aria-hidden": true, size: 14, strokeWidth: 2 } as const;

const icons: Record<Told, ReactNode> = {
  healthy: <CircleCheck {...icon} />,
  initiated: <CircleDot {...icon} />,
  blocked: <TriangleAlert {...icon} />,
  failed: <CircleX {...icon} />,
  paused: <CirclePause {...icon} />,
  stale: <CircleDashed {...icon} />,
};

/** A state in a table: shape, word and colour. What is well is quiet. */
export function StateWord({ state, children }: { state: Told; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-baseline gap-1.5",
        state === "healthy" ? "text-text-2" : cx("font-[600]", stateText[state]),
      )}
    >
      <span className={cx("self-center", stateIcon[state])}>{icons[state]}</span>
      {children}
    </span>
  );
}
