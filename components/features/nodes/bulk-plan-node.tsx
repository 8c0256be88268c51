"use client";
import { useState } from "react";
import type { ConsentCause } from "@/lib/domain/intent";
import { BulkNode } from "./bulk-node";
import { planWords } from "./bulk-plan";
import type { BulkOutcome } from "./bulk-run";
import { ConsentList } from "./consent-list";
import { FoldButton } from "./fold-button";
import { runningScan } from "./scan-wait";
import type { PlannedNode } from "./use-bulk-turn-on";

interface BulkPlanNodeProps {
  node: PlannedNode;
  outcome?: BulkOutcome;
  onToggle: (node: string, uid: string, cause: ConsentCause) => void;
}

/** The plan of one node of several, in short, with the consents that it needs. */
export function BulkPlanNode({ node, outcome, onToggle }: BulkPlanNodeProps) {
  const { row, plan, agreed, mayNot, left } = node;
  const [all, setAll] = useState(false);
  const needs = plan?.needsConsent ?? [];
  const scan = runningScan(plan);
  return (
    <BulkNode name={row.name} outcome={outcome}>
      {plan ? <p className="text-meta text-text-2 tabular-nums">{planWords(plan)}</p> : null}
      {scan ? <p className="text-meta text-blocked-text">{`${scan.title}. ${scan.detail}`}</p> : null}
      {left ? (
        <p className={plan ? "text-meta text-blocked-text" : "text-meta text-text-3"}>
          {plan ? `Left out: ${left}` : left}
        </p>
      ) : null}
      {needs.length > 0 ? (
        <>
          <FoldButton
            all={all}
            label={
              mayNot === undefined
                ? `Consents, ${agreed.size} of ${needs.length} given`
                : `Consents that somebody else may give, ${needs.length}`
            }
            onToggle={() => setAll(!all)}
          />
          {all ? (
            <ConsentList
              given={new Set(agreed.keys())}
              items={needs}
              onToggle={mayNot === undefined ? ({ uid, cause }) => onToggle(row.name, uid, cause) : undefined}
            />
          ) : null}
        </>
      ) : null}
    </BulkNode>
  );
}
