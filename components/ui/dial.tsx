import { cx } from "./cx";
import { DialBadge } from "./dial-badge";
import { ToolsPaths } from "./glyphs";

export type DialState =
  | "healthy"
  | "not-ready"
  | "initiated"
  | "complete"
  | "blocked"
  | "failed"
  | "paused"
  | "ending";

export interface DialProps {
  state: DialState;
  /** Pods moved of pods to move, 0 to 1. Complete is a disc whatever the fraction. */
  fraction?: number;
  /** What was last seen, not what is: dashed and grey, with the glyph it had. */
  stale?: boolean;
  size?: 22 | 26 | 34 | 52;
  /** Accessible name: state, count, cause. Empty where the same words stand beside it. */
  label: string;
}

const RING = 11.5;

const ring: Record<Exclude<DialState, "healthy" | "not-ready" | "complete">, string> = {
  initiated: "fill-initiated-soft stroke-initiated-line text-initiated",
  blocked: "fill-blocked-soft stroke-blocked-line text-blocked",
  failed: "fill-failed-soft stroke-failed-line text-failed",
  paused: "fill-paused-soft stroke-paused-line text-paused",
  ending: "fill-healthy-soft stroke-healthy-line text-healthy",
};

const tools: typeof ring = {
  initiated: "text-initiated-text",
  blocked: "text-blocked-text",
  failed: "text-failed-text",
  paused: "text-paused-text",
  ending: "text-healthy-text",
};

/**
 * The state of one machine as a gauge: a check, a ring that fills clockwise from twelve, or a disc.
 * Shape, word (in `label`) and colour say the same thing.
 */
export function Dial({ state, fraction = 0, stale = false, size = 26, label }: DialProps) {
  return (
    <svg
      aria-hidden={label === "" || undefined}
      aria-label={label || undefined}
      className="block shrink-0 overflow-visible"
      height={size}
      role="img"
      viewBox="0 0 26 26"
      width={size}
    >
      <Shape fraction={Math.min(1, Math.max(0, fraction))} stale={stale} state={state} />
    </svg>
  );
}

function Shape({ state, fraction, stale }: Required<Pick<DialProps, "state" | "fraction" | "stale">>) {
  if (state === "healthy" || state === "not-ready") return <ThinCircle stale={stale} state={state} />;
  if (stale) return <StaleRing />;
  if (state === "complete") {
    return (
      <>
        <circle className="fill-complete" cx="13" cy="13" r="12.6" />
        <Tools className="text-surface" />
      </>
    );
  }
  return (
    <>
      <circle className={cx(ring[state], "stroke-[2.25]")} cx="13" cy="13" r={RING} />
      <circle
        className={cx(
          ring[state],
          "fill-transparent! stroke-current! stroke-[2.25] transition-[stroke-dasharray] duration-400",
        )}
        cx="13"
        cy="13"
        pathLength="100"
        r={RING}
        strokeDasharray={`${fraction * 100} 100`}
        transform="rotate(-90 13 13)"
      />
      <Tools className={tools[state]} />
      {state === "blocked" || state === "failed" || state === "paused" ? <DialBadge state={state} /> : null}
    </>
  );
}

/** 13 px of the 26, in the middle, whatever the size of the dial. */
function Tools({ className }: { className: string }) {
  return (
    <g className={className} transform="translate(6.5 6.5) scale(.5417)">
      <ToolsPaths />
    </g>
  );
}

function StaleRing() {
  return (
    <>
      <circle
        className="fill-stale-soft stroke-stale stroke-[1.75]"
        cx="13"
        cy="13"
        r={RING}
        strokeDasharray="3.2 2.36"
      />
      <Tools className="text-stale-text" />
    </>
  );
}

function ThinCircle({ state, stale }: { state: "healthy" | "not-ready"; stale: boolean }) {
  const colour = stale
    ? "text-stale-text fill-stale-soft"
    : state === "healthy"
      ? "text-healthy fill-healthy-soft"
      : "text-failed fill-failed-soft";
  return (
    <g className={cx(colour, "stroke-current stroke-[1.75]")} strokeLinecap="round" strokeLinejoin="round">
      <circle cx="13" cy="13" r="7.5" strokeDasharray={stale ? "2.6 2.11" : undefined} strokeLinecap="butt" />
      {state === "healthy" ? (
        <path d="m9.9 13.2 2.1 2.1 4.1-4.3" fill="none" />
      ) : (
        <path d="m10.6 10.6 4.8 4.8m0-4.8-4.8 4.8" fill="none" />
      )}
    </g>
  );
}
