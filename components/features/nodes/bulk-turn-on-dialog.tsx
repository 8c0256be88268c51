"use client";
import { useRef } from "react";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import { DialogColumn } from "@/components/ui/dialog";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { STACKED, useMedia } from "@/components/ui/use-media";
import { drainWithKubectl } from "@/lib/domain/kubectl/drain";
import type { BulkDialogProps } from "./bulk-dialog";
import { BulkFrame } from "./bulk-frame";
import { BulkLeft } from "./bulk-left";
import { MOST_AT_ONCE } from "./bulk-plan";
import { BulkPlanForm } from "./bulk-plan-form";
import { BulkPlanNode } from "./bulk-plan-node";
import { drainOf } from "./kubectl-drain";
import { nodeCount } from "./node-words";
import { type BulkTurnOn, useBulkTurnOn } from "./use-bulk-turn-on";

/** Maintenance for several nodes: each node's plan in short, one reason, what each needs besides, and what came of each. */
export function BulkTurnOnDialog(props: BulkDialogProps) {
  const { cluster, clusterName, offer, stale, ...dialog } = props;
  const { rows, refused } = offer;
  const many = rows.length > MOST_AT_ONCE;
  const bulk = useBulkTurnOn(cluster, many ? [] : rows, props.open);
  const { nodes, ready, run } = bulk;
  const drained = nodes.flatMap(({ plan, agreed, left }) =>
    plan && left === undefined
      ? [drainOf(plan, { consents: [...agreed].map(([uid, cause]) => ({ uid, cause })) })]
      : [],
  );
  const reasonRef = useRef<HTMLTextAreaElement>(null);
  const narrow = useMedia(STACKED);
  const missing = many
    ? `At most ${MOST_AT_ONCE} nodes at once; ${rows.length} are selected. Select fewer.`
    : (stale ?? whyNot(bulk));
  return (
    <BulkFrame
      {...dialog}
      done={(count) => `Maintenance mode is on for ${count}`}
      icon={<ToolsGlyph size={22} />}
      initialFocus={narrow ? undefined : reasonRef}
      mark={<ToolsGlyph size={15} />}
      nodes={ready}
      note="Each is cordoned first, then its pods are evicted. No budget is skipped."
      of={rows.length}
      refused={missing}
      run={run}
      size="plan"
      subtitle={`All at once in ${clusterName}: sent one after the other, each judged anew with those before it cordoned.`}
      offer={offer}
    >
      <DialogColumn>
        <h3 className="text-section">Plans</h3>
        <p className="text-meta text-text-2">
          Each as if only this node went. None waits until another is complete.
        </p>
        <ul className="mt-2">
          {nodes.map((node) => (
            <BulkPlanNode
              key={node.row.name}
              node={node}
              onToggle={bulk.toggle}
              outcome={run.outcomes.get(node.row.name)}
            />
          ))}
        </ul>
        {many ? (
          <p className="text-body text-text-2">{nodeCount(rows.length)} are too many to read their plans.</p>
        ) : null}
        <BulkLeft refused={refused} />
      </DialogColumn>
      <DialogColumn tinted>
        <BulkPlanForm bulk={bulk} reasonRef={reasonRef} />
        {drained.length > 0 ? (
          <KubectlLines clusterName={clusterName} equivalent={drainWithKubectl(drained, bulk.options)} />
        ) : null}
      </DialogColumn>
    </BulkFrame>
  );
}

/** What is missing before anything can be sent. */
function whyNot({ nodes, ready, reason }: BulkTurnOn): string | undefined {
  const making = nodes.filter(({ plan, left }) => plan === undefined && left !== undefined).length;
  if (ready.length === 0)
    return making > 0 ? "The plans are being made." : "None of them can go: each plan says why.";
  if (reason.trim() === "") return "Give a reason.";
  return undefined;
}
