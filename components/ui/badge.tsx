import { CircleCheck, CircleX, Clock, Pause, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { ToolsGlyph } from "./glyphs";
import { type State, stateSoft, stateText } from "./state";

const icons: Record<State, ReactNode> = {
  healthy: <CircleCheck aria-hidden size={13} strokeWidth={2} />,
  initiated: <ToolsGlyph size={13} />,
  complete: <ToolsGlyph size={13} />,
  blocked: <TriangleAlert aria-hidden size={13} strokeWidth={2} />,
  failed: <CircleX aria-hidden size={13} strokeWidth={2} />,
  paused: <Pause aria-hidden size={13} strokeWidth={2} />,
  ending: <ToolsGlyph size={13} />,
  stale: <Clock aria-hidden size={13} strokeWidth={2} />,
};

/** A state in a word, where there is no dial. */
export function Badge({ state, children }: { state: State; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded-badge px-1.5 text-meta font-[550]",
        stateSoft[state],
        stateText[state],
      )}
    >
      {icons[state]}
      {children}
    </span>
  );
}
