"use client";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogColumn } from "@/components/ui/dialog";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { useNow } from "@/components/ui/use-now";
import { useTurnOn } from "@/lib/client/commands";
import { usePlan } from "@/lib/client/queries";
import type { Consent } from "@/lib/domain/intent";
import { count } from "@/lib/domain/words";
import type { ConsentItem } from "./consent-list";
import { secondsOf } from "./deadline";
import { DialogFailure } from "./dialog-failure";
import type { NodeDialogProps } from "./node-dialogs";
import { unbroken } from "./node-words";
import { PlanChecks } from "./plan-checks";
import { PlanFollows } from "./plan-follows";
import { type PlanChoices, PlanForm } from "./plan-form";
import { PlanPods } from "./plan-pods";
import { notReady } from "./plan-readiness";
import { PlanStrip } from "./plan-strip";
import { viewPlan } from "./plan-view";
import { nodeHref } from "./use-node-actions";
import { usePlanChanges } from "./use-plan-changes";

interface PlanDialogProps extends NodeDialogProps {
  /** Read only: the plan without the way to start it. */
  preview?: boolean;
}

/** What will happen to every pod, what was checked, and the start, which needs a reason and named consents. */
export function PlanDialog(props: PlanDialogProps) {
  const { cluster, row, open, preview = false, stale, onOpenChange } = props;
  const reasonRef = useRef<HTMLTextAreaElement>(null);
  const [choices, setChoices] = useState<PlanChoices>({ reason: "", deadline: "1800", grace: "" });
  const [agreed, setAgreed] = useState<Consent[]>([]);
  const consents = useMemo(() => new Set(agreed.map(({ uid }) => uid)), [agreed]);
  const options = useMemo(
    () => ({ graceSeconds: secondsOf(choices.grace), consents: agreed }),
    [choices.grace, agreed],
  );
  const plan = usePlan(cluster, row.name, options, open);
  const view = useMemo(() => plan.data && viewPlan(plan.data), [plan.data]);
  const change = usePlanChanges(plan.isPlaceholderData ? undefined : view, JSON.stringify(options));
  const router = useRouter();
  const turnOn = useTurnOn(cluster);
  const now = useNow();
  const ageMs = plan.dataUpdatedAt === 0 ? 0 : Math.max(0, now - plan.dataUpdatedAt);
  const missing = notReady({
    plan: plan.data,
    ageMs,
    settledMs: Math.max(0, now - change.at),
    reason: choices.reason,
    consents,
    stale,
    sending: turnOn.isPending,
  });

  const start = () =>
    turnOn.mutate(
      {
        node: row.name,
        body: {
          reason: choices.reason.trim(),
          options: { ...options, deadlineSeconds: secondsOf(choices.deadline) },
        },
      },
      {
        onSuccess: ({ progress }) => {
          onOpenChange(false);
          notify.done({
            title: `Maintenance mode is on for ${unbroken(row.name)}`,
            text:
              progress.total === 0
                ? "Cordoned. No pod has to leave."
                : `Cordoned. ${count(progress.total, "pod")} will leave.`,
            action: { label: "Open", run: () => router.push(nodeHref(cluster, row.name)) },
          });
        },
      },
    );

  return (
    <Dialog
      actions={
        preview ? (
          <Button onClick={() => onOpenChange(false)}>Close</Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button icon={<ToolsGlyph size={15} />} onClick={start} refused={missing} variant="primary">
              Turn on maintenance mode
            </Button>
          </>
        )
      }
      aside={<PlanFollows ageMs={ageMs} failed={plan.isError} madeAt={plan.data?.madeAt} />}
      finalFocus={props.finalFocus}
      icon={<ToolsGlyph size={22} />}
      initialFocus={preview ? undefined : reasonRef}
      note={
        <span aria-live="polite">
          {preview
            ? "Changes nothing. Turning on starts with the plan as it is then."
            : (missing ?? "Cordons first, then evicts. No budget is skipped. You can stop at any time.")}
        </span>
      }
      onOpenChange={onOpenChange}
      open={open}
      size="plan"
      strip={
        <>
          {view ? <PlanStrip {...view} /> : <Skeleton className="mb-2.5 h-7.5 w-full" />}
          {turnOn.error ? (
            <div className="mt-3">
              <DialogFailure error={turnOn.error} />
            </div>
          ) : null}
        </>
      }
      subtitle={
        <>
          <span className="text-text">{row.name}</span> in pool <span className="text-text">{row.pool}</span>{" "}
          of <span className="text-text">{props.clusterName}</span>
        </>
      }
      title={preview ? "Preview plan" : "Turn on maintenance mode"}
    >
      <DialogColumn>
        {view ? (
          <PlanPods
            changed={change.changed}
            consents={consents}
            onConsent={preview ? undefined : (item) => setAgreed(toggleConsent(agreed, item))}
            view={view}
          />
        ) : plan.error ? (
          <ErrorPanel
            onRetry={() => void plan.refetch()}
            reference={plan.error.problem.reference}
            title={plan.error.problem.title}
            todo={plan.error.problem.todo}
            why={plan.error.problem.detail}
          />
        ) : (
          <SkeletonRows label="Making the plan" rows={Math.min(8, Math.max(3, row.pods))} />
        )}
      </DialogColumn>
      <DialogColumn tinted>
        {view ? <PlanChecks changed={change.changed} checks={view.checks} /> : null}
        {preview ? null : (
          <PlanForm
            choices={choices}
            onChange={(part) => setChoices((old) => ({ ...old, ...part }))}
            reasonRef={reasonRef}
          />
        )}
      </DialogColumn>
    </Dialog>
  );
}

function toggleConsent(agreed: readonly Consent[], { uid, cause }: ConsentItem): Consent[] {
  const left = agreed.filter((consent) => consent.uid !== uid);
  return left.length < agreed.length ? left : [...left, { uid, cause }];
}
