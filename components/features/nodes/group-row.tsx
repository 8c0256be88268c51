import { ChevronDown, ChevronRight } from "lucide-react";
import type { TickState } from "@/components/table/selection";
import { TickBox } from "@/components/table/tick-box";
import { formatClock } from "@/components/ui/clock";
import type { ClusterSummary } from "@/lib/contracts/cluster";
import { etcdWords, groupCount, type PoolGroup } from "./node-groups";
import { digits } from "./node-words";

interface GroupRowProps {
  group: PoolGroup;
  open: boolean;
  etcd?: ClusterSummary["etcd"];
  seenAt?: Date;
  rowIndex: number;
  onToggle: (pool: string) => void;
  /** Of its rows that are shown; absent where there are no tick boxes. */
  tick?: TickState;
  onTick: (group: PoolGroup) => void;
}

/** Head of a pool: what it is, how many nodes, how many take pods. Opens and folds it. */
export function GroupRow(props: GroupRowProps) {
  const { group, open, etcd, seenAt, rowIndex, onToggle, tick } = props;
  const Chevron = open ? ChevronDown : ChevronRight;
  const facts = [
    group.kind === "control-plane" ? "Control plane pool" : "Worker pool",
    groupCount(group),
    group.machine,
  ].filter(Boolean);
  const right = [
    `${digits(group.schedulable)} of ${digits(group.total)} schedulable${seenAt ? ` at ${formatClock(seenAt)}` : ""}`,
    group.kind === "control-plane" && !seenAt ? etcdWords(etcd) : undefined,
  ].filter(Boolean);
  return (
    <div
      aria-expanded={open}
      aria-level={1}
      aria-rowindex={rowIndex}
      className="flex h-9 items-center gap-3 border-b bg-surface-2 pr-5 pl-5 text-meta text-text-2 max-sm:pr-4 max-sm:pl-4"
      data-row={`group ${group.pool}`}
      role="row"
    >
      {tick ? (
        <div role="gridcell">
          <TickBox label={`Select all of ${group.pool}`} onTick={() => props.onTick(group)} state={tick} />
        </div>
      ) : null}
      <div className="-ml-1.5 flex min-w-0 flex-1 items-center gap-x-2.5" role="gridcell">
        <button
          aria-expanded={open}
          className="relative flex h-7 min-w-0 items-center gap-2 rounded-chip px-1.5 text-section text-text outline-offset-0 max-sm:before:-inset-2 max-sm:before:absolute"
          onClick={() => onToggle(group.pool)}
          type="button"
        >
          <Chevron aria-hidden className="text-text-2" size={14} strokeWidth={2} />
          <span className="truncate">{group.pool}</span>
        </button>
        <Facts facts={facts} keepOnNarrow={groupCount(group)} />
        <span className="ml-auto shrink-0 tabular-nums">
          {right.map((text, at) => (
            <span className={at > 0 ? "max-md:hidden" : ""} key={text}>
              {at > 0 ? <Dot /> : null}
              {text}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

function Facts({ facts, keepOnNarrow }: { facts: readonly (string | undefined)[]; keepOnNarrow: string }) {
  return (
    <span className="truncate tabular-nums">
      {facts.map((fact, at) => (
        <span className={fact === keepOnNarrow ? "" : "max-sm:hidden"} key={fact}>
          {at > 0 ? (
            <span className="max-sm:hidden">
              <Dot />
            </span>
          ) : null}
          {fact}
        </span>
      ))}
    </span>
  );
}

function Dot() {
  return (
    <span aria-hidden="true" className="px-2 text-line-2">
      ·
    </span>
  );
}
