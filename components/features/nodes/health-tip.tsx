"use client";
import type { ReactElement } from "react";
import { formatClock } from "@/components/ui/clock";
import { type Evidence, Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/components/ui/use-now";
import type { NodeRow } from "@/lib/contracts/node";
import { formatDuration } from "@/lib/domain/words";
import { byWords, type HealthWords } from "./node-words";

interface HealthTipProps {
  row: NodeRow;
  words: HealthWords;
  offsetMs: number;
  children: ReactElement<Record<string, unknown>>;
}

/** What stands behind the sign: the proof with its evidence, the node's own health, the reason and the person. */
export function HealthTip({ row, words, offsetMs, children }: HealthTipProps) {
  const { maintenance, health } = row;
  if (!maintenance) {
    const line = health.text === words.word ? undefined : health.text;
    return (
      <Tooltip line={line} title={words.title}>
        {children}
      </Tooltip>
    );
  }
  const kubelet: Evidence = {
    state: health.state === "healthy" ? "holds" : "warn",
    what: "Kubelet",
    value: health.state === "not-ready" ? "Not Ready" : health.state === "healthy" ? "Ready" : health.text,
  };
  return (
    <Tooltip
      evidence={[
        ...maintenance.proof.map(({ state, title, value }) => ({ state, what: title, value })),
        kubelet,
      ]}
      footer={
        <>
          <p className="text-tip-text [overflow-wrap:anywhere]">{maintenance.reason}</p>
          <Person offsetMs={offsetMs} {...maintenance} />
        </>
      }
      line={<Seen offsetMs={offsetMs} {...maintenance} />}
      title={words.title}
    >
      {children}
    </Tooltip>
  );
}

interface SeenProps {
  headline: string;
  checkedAt?: string;
  offsetMs: number;
}

/** "Safe to power off. Checked 12:04:29, 2 s ago." */
function Seen({ headline, checkedAt, offsetMs }: SeenProps) {
  const now = useNow() + offsetMs;
  if (checkedAt === undefined) return <>{headline}</>;
  const at = new Date(checkedAt);
  return (
    <>
      {headline}. Checked {formatClock(at)}, {formatDuration(now - at.getTime())} ago.
    </>
  );
}

function Person({ by, since, offsetMs }: { by: string; since: string; offsetMs: number }) {
  return <p>{byWords(by, since, new Date(useNow() + offsetMs))}</p>;
}
