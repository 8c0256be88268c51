"use client";
import { useMemo, useState } from "react";
import { useDenied } from "@/lib/client/access";
import { useTurnOn } from "@/lib/client/commands";
import { usePlans } from "@/lib/client/plans";
import type { NodeRow } from "@/lib/contracts/node";
import type { PlanBody } from "@/lib/contracts/plan";
import { planRefusal } from "@/lib/domain/access/refusals";
import type { ConsentCause, MaintenanceOptions } from "@/lib/domain/intent";
import { count } from "@/lib/domain/words";
import { type Agreed, leftOut } from "./bulk-plan";
import { type BulkRun, useBulkRun } from "./use-bulk-run";

export type CommonOptions = Pick<MaintenanceOptions, "deadlineSeconds" | "graceSeconds">;

export interface PlannedNode {
  row: NodeRow;
  plan?: PlanBody;
  agreed: Agreed;
  /** Why its plan is not this person's to carry out. */
  mayNot?: string;
  /** Why it will not be turned on with the others. */
  left?: string;
}

export interface BulkTurnOn {
  reason: string;
  setReason: (reason: string) => void;
  options: CommonOptions;
  setOptions: (options: CommonOptions) => void;
  nodes: readonly PlannedNode[];
  /** Those that can go, in their order. */
  ready: readonly string[];
  toggle: (node: string, uid: string, cause: ConsentCause) => void;
  run: BulkRun;
}

const NOBODY: Agreed = new Map();

/** Maintenance for several nodes: one reason and the same options, agreements by node, a plan for each. */
export function useBulkTurnOn(cluster: string, rows: readonly NodeRow[], enabled: boolean): BulkTurnOn {
  const [reason, setReason] = useState("");
  const [options, setOptions] = useState<CommonOptions>({ deadlineSeconds: 1800 });
  const [agreed, setAgreed] = useState<ReadonlyMap<string, Agreed>>(new Map());
  const asked = useMemo(
    () => rows.map(({ name }) => ({ node: name, options: optionsOf(options, agreed.get(name)) })),
    [rows, options, agreed],
  );
  const denied = useDenied(cluster);
  const turnOn = useTurnOn(cluster).mutateAsync;
  const run = useBulkRun(async (node) => {
    const body = { reason: reason.trim(), options: optionsOf(options, agreed.get(node)) };
    const { progress } = await turnOn({ node, body });
    return progress.total === 0
      ? "On. Cordoned, and no pod has to leave."
      : `On. Cordoned, ${count(progress.total, "pod")} will leave.`;
  });
  const plans = usePlans(cluster, asked, enabled && run.outcomes.size === 0);
  const nodes = rows.map((row, at): PlannedNode => {
    const { plan, error } = plans[at] ?? {};
    const given = agreed.get(row.name) ?? NOBODY;
    const mayNot = plan && planRefusal(denied, optionsOf(options, given), plan.needsConsent);
    return { row, plan, agreed: given, mayNot, left: leftOut(plan, error?.problem.title, given, mayNot) };
  });
  const toggle = (node: string, uid: string, cause: ConsentCause) =>
    setAgreed((old) => {
      const own = new Map(old.get(node));
      if (!own.delete(uid)) own.set(uid, cause);
      return new Map(old).set(node, own);
    });
  const ready = nodes.flatMap(({ row, left }) => (left === undefined ? [row.name] : []));
  return { reason, setReason, options, setOptions, nodes, ready, toggle, run };
}

function optionsOf(common: CommonOptions, agreed: Agreed = NOBODY): MaintenanceOptions {
  return { ...common, consents: [...agreed].map(([uid, cause]) => ({ uid, cause })) };
}
