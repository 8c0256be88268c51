"use client";
import { useState } from "react";
import { FailureLine } from "@/components/layout/failure-line";
import { Button } from "@/components/ui/button";
import { StateWord } from "@/components/ui/state-word";
import { useScanResult } from "@/lib/client/scan-queries";
import type { ScanResult } from "@/lib/contracts/scan";
import { countWords, FINDING_STATE, FINDING_WORDS, missingWords } from "./scan-words";

type Part = ScanResult["parts"][number];

/** What a run found, by node. */
export function ScanResults({ cluster, run, running }: { cluster: string; run: string; running: boolean }) {
  const { data, error } = useScanResult(cluster, run, running);
  if (error && !data) {
    return <FailureLine className="text-meta" error={error} />;
  }
  if (!data) return <p className="text-meta text-text-2">Reading what it found</p>;
  return (
    <ul>
      {data.parts.map((part) => (
        <PartResult key={part.node ?? ""} part={part} />
      ))}
    </ul>
  );
}

function PartResult({ part }: { part: Part }) {
  const { node = "The cluster", report } = part;
  const [all, setAll] = useState(false);
  const shown = report?.findings.filter(({ state }) => all || state === "fail" || state === "warn") ?? [];
  return (
    <li className="border-b py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="text-section [overflow-wrap:anywhere]">{node}</h3>
        {report ? (
          <p className="text-meta tabular-nums text-text-2">{countWords(report.counts)}</p>
        ) : (
          <p className="text-meta text-text-2">{missingWords(part)}</p>
        )}
      </div>
      {report ? (
        <>
          <ul className="mt-1 flex flex-col gap-1.5">
            {shown.map((finding) => (
              <li className="text-body [overflow-wrap:anywhere]" key={`${finding.id} ${finding.text}`}>
                <StateWord state={FINDING_STATE[finding.state]}>{FINDING_WORDS[finding.state]}</StateWord>{" "}
                <span className="tabular-nums">{finding.id}</span> {finding.text}
                {finding.state !== "pass" && finding.remediation ? (
                  <span className="block text-meta text-text-2">{finding.remediation}</span>
                ) : null}
              </li>
            ))}
          </ul>
          {report.findings.length > shown.length || all ? (
            <Button aria-expanded={all} className="mt-2" onClick={() => setAll(!all)} size="sm">
              {all ? "Only failures and warnings" : `Show all ${report.findings.length}`}
            </Button>
          ) : null}
        </>
      ) : null}
    </li>
  );
}
