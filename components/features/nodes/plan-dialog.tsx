"use client";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { KubectlLines } from "@/components/layout/kubectl-lines";
import { nodeHref } from "@/components/layout/node-href";
import { Button } from "@/components/ui/button";
import { Dialog, DialogColumn } from "@/components/ui/dialog";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ToolsGlyph } from "@/components/ui/glyphs";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { STACKED, useMedia } from "@/components/ui/use-media";
import { useNow } from "@/components/ui/use-now";
import { useDenied } from "@/lib/client/access";
import { useTurnOn } from "@/lib/client/commands";
import { useConnection } from "@/lib/client/live";
import { usePlan } from "@/lib/client/plans";
import { planRefusal } from "@/lib/domain/access/refusals";
import { isDeletion, type MaintenanceOptions } from "@/lib/domain/intent";
import { drainWithKubectl } from "@/lib/domain/kubectl/drain";
import type { PodVerdict } from "@/lib/domain/maintenance";
import { count } from "@/lib/domain/words";
import type { NodeDialogProps } from "./asked-dialog";
import { AT_DEADLINE, agreedUids, toggleConsent } from "./by-name";
import { drainOf } from "./kubectl-drain";
import { LastSeen } from "./last-seen";
import { leaveOrder } from "./leave-order";
import { NodeInPool } from "./node-in-pool";
import { unbroken } from "./node-words";
import { draftOf, type OptionsDraft, unfinished } from "./options-draft";
import { PlanBudgets } from "./plan-budgets";
import { PlanChecks } from "./plan-checks";
import { PlanFollows } from "./plan-follows";
import { PlanForm } from "./plan-form";
import { PlanOrder } from "./plan-order";
import { PlanPods } from "./plan-pods";
import { notReady, PLAN_CURRENT_MS, type PlanMoment } from "./plan-readiness";
import { PlanStrip } from "./plan-strip";
import { viewPlan } from "./plan-view";
import { leftWords, runningScan, type UnderScan, waitWords } from "./scan-wait";
import { UnderScanChoice } from "./under-scan";
import { usePlanChanges } from "./use-plan-changes";
import { useScanWait } from "./use-scan-wait";

const NO_PODS: readonly PodVerdict[] = [];

interface PlanDialogProps extends NodeDialogProps {
  /** Read only: the plan without the way to start it. */
  preview?: boolean;
}

/** What will happen to every pod, what was checked, and the start, which needs a reason and named consents. */
export function PlanDialog(props: PlanDialogProps) {
  const { cluster, row, open, preview = false, stale, onOpenChange } = props;
  const reasonRef = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState("");
  const [draft, setDraft] = useState<OptionsDraft>(() => draftOf({ deadlineSeconds: 1800, consents: [] }));
  const [underScan, setUnderScan] = useState<UnderScan>("wait");
  const { options } = draft;
  // A pod that is named for the deadline is not thereby agreed to be lost before.
  const consents = useMemo(
    () => new Set(options.consents.filter((each) => !isDeletion(each)).map(({ uid }) => uid)),
    [options],
  );
  const plan = usePlan(cluster, row.name, options, open);
  const view = useMemo(() => plan.data && viewPlan(plan.data), [plan.data]);
  const change = usePlanChanges(plan.isPlaceholderData ? undefined : view, JSON.stringify(options));
  const router = useRouter();
  const turnOn = useTurnOn(cluster);
  const now = useNow();
  const narrow = useMedia(STACKED);
  const { silentMs, lastSeen } = useConnection(cluster);
  const readMs = plan.dataUpdatedAt === 0 ? 0 : Math.max(0, now - plan.dataUpdatedAt);
  // A plan that is read again from what was last seen is as old as that.
  const ageMs = Math.max(readMs, silentMs);
  const current = stale === undefined && !plan.isError && ageMs <= PLAN_CURRENT_MS;
  const denied = useDenied(cluster);
  const mayNot = planRefusal(denied, options, plan.data?.needsConsent ?? []);
  const moment: PlanMoment = {
    plan: plan.data,
    ageMs,
    settledMs: Math.max(0, now - change.at),
    reason,
    unfinished: unfinished(draft),
    consents,
    stale,
    failure: plan.error?.problem.title,
    sending: turnOn.isPending,
  };
  const missing = mayNot ?? notReady(moment);
  const follows = (
    <PlanFollows
      ageMs={ageMs}
      current={current}
      madeAt={plan.data?.madeAt}
      seenAt={silentMs > readMs ? lastSeen : undefined}
    />
  );

  const start = () =>
    turnOn.mutate(
      { node: row.name, body: { reason: reason.trim(), options } },
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

  const scan = runningScan(plan.data);
  const wait = useScanWait(open, moment, { start, left: () => notify.done(leftWords(row.name)) });
  const choose = (next: UnderScan) => {
    wait.cancel();
    setUnderScan(next);
  };
  const waits = scan !== undefined && underScan === "wait";

  return (
    <Dialog
      actions={
        preview ? (
          <Button onClick={() => onOpenChange(false)}>Close</Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              icon={<ToolsGlyph size={15} />}
              onClick={waits ? wait.begin : start}
              refused={wait.waiting ? "It waits for the scan." : missing}
              variant="primary"
            >
              {waits ? "Start when the scan has ended" : "Turn on maintenance mode"}
            </Button>
          </>
        )
      }
      aside={follows}
      finalFocus={props.finalFocus}
      icon={<ToolsGlyph size={22} />}
      // Where columns are stacked the reason is far below: the plan is read first.
      initialFocus={preview || narrow ? undefined : reasonRef}
      note={
        <span aria-live="polite">
          {preview
            ? "Changes nothing. Turning on starts with the plan as it is then."
            : noteOf(wait, scan !== undefined, missing, options)}
        </span>
      }
      onOpenChange={onOpenChange}
      open={open}
      size="plan"
      strip={
        <>
          <div className="mb-2.5 empty:hidden md:hidden">{follows}</div>
          {view && plan.data ? (
            <PlanStrip {...view} current={current} leastTime={plan.data.leastTime} />
          ) : (
            <Skeleton className="mb-2.5 h-7.5 w-full" />
          )}
          {turnOn.error ? (
            <div className="mt-3">
              <DialogFailure error={turnOn.error} />
            </div>
          ) : null}
        </>
      }
      subtitle={<NodeInPool clusterName={props.clusterName} row={row} />}
      title={preview ? "Preview plan" : "Turn on maintenance mode"}
    >
      <DialogColumn>
        {view && plan.data ? (
          <LastSeen current={current}>
            <PlanPods
              changed={change.changed}
              consents={consents}
              onConsent={
                preview
                  ? undefined
                  : ({ uid, cause }) => setDraft({ ...draft, options: toggleConsent(options, uid, cause) })
              }
              view={view}
            />
            <PlanOrder steps={leaveOrder(plan.data.pods)} />
            <PlanBudgets budgets={plan.data.budgets} />
          </LastSeen>
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
        {view ? (
          <LastSeen current={current}>
            <PlanChecks changed={change.changed} checks={view.checks} />
          </LastSeen>
        ) : null}
        {preview ? null : (
          <>
            {scan ? <UnderScanChoice onValueChange={choose} value={underScan} /> : null}
            <PlanForm
              draft={draft}
              onDraft={setDraft}
              onReason={setReason}
              pods={plan.data?.pods ?? NO_PODS}
              reason={reason}
              reasonRef={reasonRef}
            />
          </>
        )}
        {plan.data ? (
          <KubectlLines
            clusterName={props.clusterName}
            equivalent={drainWithKubectl([drainOf(plan.data, options)], options)}
          />
        ) : null}
      </DialogColumn>
    </Dialog>
  );
}

/** Beside the button: what is waited for, what is missing, or what the button does. */
function noteOf(
  { waiting, stopped }: Pick<ReturnType<typeof useScanWait>, "waiting" | "stopped">,
  scanRuns: boolean,
  missing: string | undefined,
  options: MaintenanceOptions,
): string {
  if (waiting) return waitWords(scanRuns);
  if (stopped !== undefined && missing !== undefined) return `The scan has ended; not started: ${missing}`;
  return missing ?? whatFollows(options);
}

/** What the button does, in one line. */
function whatFollows(options: MaintenanceOptions): string {
  const named = agreedUids(options, AT_DEADLINE).size;
  return named === 0
    ? "Cordons first, then evicts. No budget is skipped. You can stop at any time."
    : `Cordons first, then evicts. At the deadline ${count(named, "named pod")} may be deleted past a budget.`;
}
