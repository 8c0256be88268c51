"use client";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { formatSeen } from "@/components/ui/clock";
import type { MaintenanceBody } from "@/lib/contracts/maintenance";
import type { NodeRow } from "@/lib/contracts/node";
import { count } from "@/lib/domain/words";
import { DeadlineMenu } from "./deadline-menu";
import type { NodeActions } from "./use-node-actions";

interface DeadlineBannerProps {
  row: NodeRow;
  maintenance: MaintenanceBody;
  offsetMs: number;
  stale?: string;
  actions: NodeActions;
}

/** The deadline passed: nothing more is evicted, and what can be done about it. */
export function DeadlineBanner({ row, maintenance, offsetMs, stale, actions }: DeadlineBannerProps) {
  const { phase, options, since, remaining } = maintenance;
  if (phase !== "failed") return null;
  const at =
    options.deadlineSeconds === undefined
      ? ""
      : ` at ${formatSeen(new Date(Date.parse(since) + options.deadlineSeconds * 1000), new Date())}`;
  return (
    <div className="shrink-0 border-t">
      <Banner
        action={
          <div className="flex flex-wrap gap-2">
            <DeadlineMenu
              maintenance={maintenance}
              offsetMs={offsetMs}
              stale={stale ?? row.refusals.turnOff}
            />
            <Button
              onClick={() => actions.act("options", row)}
              refused={stale ?? row.refusals.turnOff}
              size="sm"
            >
              Delete by name…
            </Button>
            <Button
              onClick={() => actions.act("turn-off", row)}
              refused={stale ?? row.refusals.turnOff}
              size="sm"
            >
              Turn off maintenance mode
            </Button>
          </div>
        }
        detail={`${count(remaining.length, "pod is", "pods are")} left and nothing more is evicted. The node stays cordoned.`}
        fact={`The deadline passed${at}.`}
        flush
        state="failed"
      />
    </div>
  );
}
