"use client";
import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import { PlainTable } from "@/components/ui/plain-table";
import type { RunTimesBody } from "@/lib/contracts/run";
import { formatDuration } from "@/lib/domain/words";
import { BarPlot } from "./bar-plot";
import { classWords, drainedWords, waitWord } from "./run-words";

/** How long drains took, and what they waited for: drawn, and the figures beneath. */
export function RunTimes({ times }: { times: RunTimesBody }) {
  if (times.runs === 0)
    return (
      <Empty title="No run to measure">
        How long drains took, and what held them up, shows here once a maintenance is over.
      </Empty>
    );
  const classes = times.classes.map((one, place) => ({
    label: classWords(one, times.classes[place - 1]),
    value: one.runs,
    words: String(one.runs),
  }));
  const waits = times.waits.map(({ waitsFor, ms, runs }) => ({
    ...{ label: waitWord[waitsFor], value: ms, words: formatDuration(ms), runs },
  }));
  return (
    <div className="grid gap-x-10 gap-y-8 px-5 py-5 max-sm:px-4 lg:grid-cols-2">
      <Section says={drainedWords(times)} title="Drain time">
        <BarPlot
          bars={classes}
          colour="text-initiated"
          label={`Runs by drain time: ${classes.map(({ label, words }) => `${label} ${words}`).join(", ")}`}
        />
        <PlainTable
          columns={["From on to Complete", "Runs"]}
          label="Runs by drain time"
          rows={classes.map(({ label, words }) => ({ key: label, cells: [label, words] }))}
        />
      </Section>
      <Section
        says={
          waits.length === 0
            ? "No drain waited for anything."
            : "Time in which no pod could move, by what was waited for. Of several causes at once the hardest counts."
        }
        title="Blocked time"
      >
        {waits.length === 0 ? null : (
          <>
            <BarPlot
              bars={waits}
              colour="text-blocked"
              label={`Blocked time by cause: ${waits.map(({ label, words }) => `${label} ${words}`).join(", ")}`}
            />
            <PlainTable
              columns={["Waited for", "Time in all", "Runs"]}
              label="Blocked time by cause"
              rows={waits.map(({ label, words, runs }) => ({
                key: label,
                cells: [label, words, String(runs)],
              }))}
            />
          </>
        )}
      </Section>
    </div>
  );
}

function Section({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-4">
      <div>
        <h3 className="text-section">{title}</h3>
        <p className="text-meta text-text-2">{says}</p>
      </div>
      {children}
    </section>
  );
}
