import { cx } from "./cx";

/** The small sign at the lower right of a dial that needs somebody: ! blocked, × failed, ‖ paused. */
export function DialBadge({ state }: { state: "blocked" | "failed" | "paused" }) {
  const fill = { blocked: "fill-blocked", failed: "fill-failed", paused: "fill-paused" }[state];
  const sign = {
    blocked: "M21 18.6v2.7M21 23.3v.1",
    failed: "m19.4 19.4 3.2 3.2m0-3.2-3.2 3.2",
    paused: "M19.9 19.3v3.4M22.1 19.3v3.4",
  }[state];
  return (
    <>
      <circle className={cx(fill, "stroke-surface stroke-[1.5]")} cx="21" cy="21" r="5.4" />
      <path className="fill-transparent stroke-surface stroke-[1.3]" d={sign} strokeLinecap="round" />
    </>
  );
}
