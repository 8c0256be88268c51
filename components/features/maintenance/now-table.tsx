"use client";
import { movedFraction, phaseWord } from "@/components/layout/phase-words";
import { formatSeen, inReadersZone } from "@/components/ui/clock";
import { Dial } from "@/components/ui/dial";
import { PageLink } from "@/components/ui/page-link";
import { stateText } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import { nodePath } from "@/lib/client/paths";
import { formatDuration } from "@/lib/domain/words";
import type { NowRow } from "./now-list";
import { NowMenu } from "./now-menu";

const GRID =
  "grid grid-cols-[minmax(0,11rem)_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,9rem)_5.5rem_8rem_10rem] items-center gap-x-3 px-5 max-lg:grid-cols-[minmax(0,10rem)_minmax(0,1.4fr)_minmax(0,1fr)_5.5rem_10rem] max-md:grid-cols-[minmax(0,9rem)_minmax(0,1.4fr)_minmax(0,1fr)_9rem] max-sm:flex max-sm:flex-wrap max-sm:gap-y-1 max-sm:px-4 max-sm:py-3";
const HEADS = ["Node", "Phase", "Reason", "Turned on by", "For", "Deadline", ""];
/** Gone below 1200 px, and below 960 px: they stand in the node's page, too. */
const GONE: Record<string, string> = {
  "Turned on by": "max-lg:hidden",
  Deadline: "max-lg:hidden",
  For: "max-md:hidden",
};

/** Every node in maintenance; each leads to its page. */
export function NowTable({ rows }: { rows: readonly NowRow[] }) {
  const now = useNow();
  return (
    <div aria-label="In maintenance now" role="table">
      <div className="max-sm:sr-only" role="rowgroup">
        <div className={`${GRID} h-8 border-y text-meta font-[500] text-text-2`} role="row">
          {HEADS.map((head) => (
            <span className={GONE[head]} key={head} role="columnheader">
              {head === "" ? <span className="sr-only">Where to go on</span> : head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((row) => (
          <Row key={row.key} now={now} row={row} />
        ))}
      </div>
    </div>
  );
}

function Row({ row, now }: { row: NowRow; now: number }) {
  const { cluster, clusterName, node, staleSince } = row;
  const href = `${nodePath(cluster, node.node)}?tab=maintenance`;
  const deadline = node.deadlineAt && (
    <>
      {Date.parse(node.deadlineAt) < now ? "asked" : "asks"}{" "}
      <time className="whitespace-nowrap" dateTime={node.deadlineAt} title={node.deadlineAt}>
        {now === 0 ? "" : formatSeen(new Date(node.deadlineAt), new Date(now))}
      </time>
    </>
  );
  return (
    <div className={`${GRID} min-h-13 border-b max-sm:border-b`} role="row">
      <span className="min-w-0 max-sm:w-full" role="cell">
        <PageLink className="block truncate text-section hover:underline" href={href} title={node.node}>
          {node.node}
        </PageLink>
        <span className="block truncate text-meta text-text-2">{clusterName}</span>
      </span>
      <span className="flex min-w-0 items-center gap-2.5 py-1.5 max-sm:w-full" role="cell">
        <Dial
          fraction={movedFraction(node.progress)}
          label=""
          stale={staleSince !== undefined}
          state={node.phase}
        />
        <PhaseWords now={now} row={row} />
      </span>
      <span
        className="min-w-0 py-1.5 text-body [overflow-wrap:anywhere] max-sm:w-full max-sm:py-0"
        role="cell"
      >
        {node.reason}
      </span>
      <span className="truncate text-body text-text-2 max-lg:hidden max-sm:block" role="cell">
        {node.by}
      </span>
      <span
        className="whitespace-nowrap text-body tabular-nums text-text-2 max-md:hidden max-sm:block"
        role="cell"
        title={node.since}
      >
        {now === 0 ? "" : formatDuration(now - Date.parse(node.since))}
      </span>
      <span className="text-body tabular-nums text-text-2 max-lg:hidden max-sm:block" role="cell">
        {deadline ?? <span className="max-sm:hidden">none</span>}
      </span>
      <span className="flex items-center justify-end gap-1 max-sm:ml-auto" role="cell">
        <Next href={href} node={node.node} phase={node.phase} />
        <NowMenu row={row} />
      </span>
    </div>
  );
}

/** What is true of it; of a cluster that does not answer, what was when it was heard last. */
function PhaseWords({ row: { node, staleSince }, now }: { row: NowRow; now: number }) {
  const word = phaseWord[node.phase];
  if (staleSince !== undefined)
    return (
      <span className="min-w-0">
        <span className={`block text-section ${stateText.stale}`}>
          {now === 0 ? word : `${word} at ${formatSeen(new Date(staleSince), new Date(now))}`}
        </span>
        <span className="block text-meta text-text-2">
          {now === 0 ? "" : `No answer for ${formatDuration(now - Date.parse(staleSince))}`}
        </span>
      </span>
    );
  return (
    <span className="min-w-0">
      <span className={`block text-section ${stateText[node.phase]}`}>{word}</span>
      <span className="block text-meta text-text-2">
        {node.question?.text ?? inReadersZone(node.headline)}
        {node.checkedAt === undefined ? null : (
          <>
            . Checked <Time at={node.checkedAt} />
          </>
        )}
      </span>
    </span>
  );
}

/** What waits for somebody has its way there in words; the others are reached by their name. */
function Next({ href, node, phase }: { href: string; node: string; phase: NowRow["node"]["phase"] }) {
  const words = { blocked: "What blocks it", failed: "What to do", paused: "Answer" };
  const label = phase === "blocked" || phase === "failed" || phase === "paused" ? words[phase] : undefined;
  if (label === undefined) return null;
  return (
    <PageLink
      className="inline-flex h-7 items-center whitespace-nowrap rounded-control border border-line-2 bg-surface px-2.5 text-meta font-[550] text-text shadow-1 hover:bg-surface-3 max-sm:h-11"
      href={href}
    >
      {label}
      <span className="sr-only"> on {node}</span>
    </PageLink>
  );
}
