"use client";
import { DialogFailure } from "@/components/layout/dialog-failure";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { PlainTable } from "@/components/ui/plain-table";
import { StateWord } from "@/components/ui/state-word";
import { useStopRestarts } from "@/lib/client/restart-queries";
import type { RestartSeriesBody } from "@/lib/contracts/restart";
import { asSentence } from "@/lib/domain/words";
import { workloadKey } from "@/lib/domain/workload-of";
import { SERIES_STATE, STEP_STATE, STEP_WORDS, seriesWords } from "./balance-words";

interface SeriesProps {
  cluster: string;
  series: RestartSeriesBody;
  refused: string | undefined;
}

const upper = (text: string) => asSentence(text.charAt(0).toUpperCase() + text.slice(1));

/** Workloads that are restarted, or were, one after another: each with how far it is and why. */
export function Series({ cluster, series, refused }: SeriesProps) {
  const { mutate, isPending, error } = useStopRestarts(cluster);
  const running = series.state === "running";
  return (
    <li className="border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p aria-live={running ? "polite" : undefined}>
            <StateWord state={SERIES_STATE[series.state]}>{seriesWords(series)}</StateWord>
          </p>
          <p className="text-meta text-text-2">
            Begun by {series.by} <Moment at={series.beganAt} />
            {series.why ? `. ${series.why}` : null}
          </p>
        </div>
        {running ? (
          <Button
            onClick={() => mutate(series.id)}
            refused={isPending ? "Sent, no answer yet." : refused}
            size="sm"
          >
            Stop after this one
          </Button>
        ) : null}
      </div>
      <DialogFailure error={error} />
      <PlainTable
        columns={["Workload", "State", "What"]}
        label={`Restarts begun by ${series.by}`}
        rows={series.steps.map((step) => ({
          key: workloadKey(step),
          note: `${step.kind} in ${step.namespace}`,
          cells: [
            step.name,
            <StateWord key="state" state={STEP_STATE[step.state]}>
              {STEP_WORDS[step.state]}
            </StateWord>,
            <span key="why">
              {step.why ? upper(step.why) : null} <Moment at={step.endedAt} />
            </span>,
          ],
        }))}
      />
    </li>
  );
}
