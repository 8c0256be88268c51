import { cx } from "@/components/ui/cx";
import { type NodeState, stateFill } from "@/components/ui/state";

/** One node as a 10 px square; dashed and empty when it is only what was last seen. */
export function SquareMark({ state, stale = false }: { state: NodeState; stale?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "reading size-[10px] rounded-[2.5px]",
        stale ? "border border-stale border-dashed" : stateFill[state],
      )}
    />
  );
}
