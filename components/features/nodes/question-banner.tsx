"use client";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useChange } from "@/lib/client/commands";
import type { NodeMaintenance, NodeRow } from "@/lib/contracts/node";
import type { NodeActions } from "./use-node-actions";

type Kind = NonNullable<NodeMaintenance["question"]>["kind"];

const goOn: Partial<Record<Kind, string>> = { uncordoned: "Cordon again and go on", stopped: "Resume" };

interface QuestionBannerProps {
  cluster: string;
  row: NodeRow;
  actions: NodeActions;
  stale?: string;
}

/** A question that only a person can answer, with its answers. */
export function QuestionBanner({ cluster, row, actions, stale }: QuestionBannerProps) {
  const change = useChange(cluster);
  const question = row.maintenance?.question;
  if (!question) return null;
  const end = question.text.indexOf(". ") + 1;
  const resume = goOn[question.kind];
  return (
    <div className="shrink-0 border-t">
      <Banner
        action={
          <div className="flex flex-wrap gap-2">
            {resume ? (
              <Button
                onClick={() => change.mutate({ node: row.name, body: { action: "resume" } })}
                refused={stale ?? (change.isPending ? "Sent, no answer yet." : undefined)}
                size="sm"
                variant="primary"
              >
                {resume}
              </Button>
            ) : null}
            <Button
              onClick={() => actions.act("turn-off", row)}
              refused={stale ?? row.refusals.turnOff}
              size="sm"
            >
              Turn off maintenance mode
            </Button>
          </div>
        }
        detail={question.text.slice(end)}
        fact={question.text.slice(0, end)}
        flush
        state="blocked"
      />
      {change.error ? (
        <div className="p-3">
          <DialogFailure error={change.error} />
        </div>
      ) : null}
    </div>
  );
}
