import { Circle, CircleCheck, CircleDashed, CircleDot, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { inReadersZone } from "@/components/ui/clock";
import type { BulkOutcome } from "./bulk-run";
import { splitName } from "./node-words";

const icon = { size: 16, strokeWidth: 1.75 } as const;

const icons: Record<BulkOutcome["state"], ReactNode> = {
  waiting: <Circle {...icon} aria-label="To go" className="text-text-3" role="img" />,
  sending: <CircleDot {...icon} aria-label="Sent, no answer yet" className="text-initiated" role="img" />,
  done: <CircleCheck {...icon} aria-label="Done" className="text-healthy" role="img" />,
  failed: <CircleX {...icon} aria-label="Failed" className="text-failed" role="img" />,
  left: <CircleDashed {...icon} aria-label="Not sent" className="text-stale" role="img" />,
};

interface BulkNodeProps {
  name: string;
  /** Absent before the command is sent. */
  outcome?: BulkOutcome;
  /** Before it is sent: what will happen, or why it will not. */
  children?: ReactNode;
}

/** One node of many in a dialog: what will happen to it, and what came of it. */
export function BulkNode({ name, outcome, children }: BulkNodeProps) {
  const { host, domain } = splitName(name);
  return (
    <li className="flex gap-2.5 border-b py-2 last:border-b-0">
      {outcome ? <span className="mt-0.5">{icons[outcome.state]}</span> : null}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-section">
          {host}
          <span className="font-[400] text-text-3">{domain}</span>
        </p>
        {outcome === undefined ? children : <OutcomeWords outcome={outcome} />}
      </div>
    </li>
  );
}

function OutcomeWords({ outcome }: { outcome: BulkOutcome }) {
  switch (outcome.state) {
    case "waiting":
      return <p className="text-meta text-text-3">To go</p>;
    case "sending":
      return <p className="text-meta text-text-2">Sent, no answer yet</p>;
    case "done":
      return <p className="text-meta text-text-2">{outcome.text}</p>;
    case "left":
      return <p className="text-meta text-stale-text">{outcome.why}</p>;
    case "failed": {
      const { title, detail, todo, reference } = outcome.problem;
      return (
        <p className="text-meta text-text-2">
          <strong className="font-[600] text-failed-text">
            {/[.!?]$/.test(title) ? title : `${title}.`}
          </strong>{" "}
          {inReadersZone(detail)} {todo}
          {reference ? ` Error ${reference}` : ""}
        </p>
      );
    }
  }
}
