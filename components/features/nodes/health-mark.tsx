import { TriangleAlert } from "lucide-react";
import { movedFraction } from "@/components/layout/phase-words";
import { Dial, type DialProps } from "@/components/ui/dial";
import type { NodeRow } from "@/lib/contracts/node";

interface HealthMarkProps {
  row: NodeRow;
  /** Accessible name; empty where the words stand beside it. */
  label: string;
  stale: boolean;
  size?: DialProps["size"];
}

/** The sign of a node's state: the dial, or a warning for a node under pressure, which still serves. */
export function HealthMark({ row, label, stale, size = 26 }: HealthMarkProps) {
  const { maintenance, health } = row;
  if (maintenance) {
    return (
      <Dial
        fraction={movedFraction(maintenance.progress)}
        label={label}
        size={size}
        stale={stale}
        state={maintenance.phase}
      />
    );
  }
  if (health.state === "pressure") {
    return (
      <span className="flex justify-center" style={{ width: size }}>
        <TriangleAlert
          aria-hidden={label === "" || undefined}
          aria-label={label || undefined}
          className={stale ? "text-stale-text" : "text-blocked"}
          role="img"
          size={Math.round(size * 0.65)}
          strokeWidth={1.75}
        />
      </span>
    );
  }
  return <Dial label={label} size={size} stale={stale} state={health.state} />;
}
