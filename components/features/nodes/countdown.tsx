"use client";
import { useNow } from "@/components/ui/use-now";
import { formatDuration } from "@/lib/domain/words";

interface CountdownProps {
  /** Milliseconds of the server's clock. */
  at: number;
  /** Server's clock minus the browser's, in milliseconds. */
  offsetMs: number;
  /** Before what is left, as "in ". */
  before?: string;
  /** After it, as " left". */
  after?: string;
  /** What stands there once it has come. */
  passed?: string;
}

/** What is left until a moment, by the clock; ticks by itself. */
export function Countdown({ at, offsetMs, before = "", after = "", passed = "now" }: CountdownProps) {
  const left = at - (useNow() + offsetMs);
  return (
    <span className="whitespace-nowrap tabular-nums">
      {left > 0 ? `${before}${formatDuration(left)}${after}` : passed}
    </span>
  );
}
