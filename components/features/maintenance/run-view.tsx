"use client";
import type { ReactNode } from "react";
import { DrawerButton } from "@/components/layout/drawer-button";
import { FootLine } from "@/components/layout/foot-line";
import { ReadFailure } from "@/components/layout/read-failure";
import { SettingsMenu } from "@/components/layout/settings-menu";
import { DownloadLink } from "@/components/ui/download-link";
import { Moment } from "@/components/ui/moment";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import { nodePath } from "@/lib/client/paths";
import { useClusters } from "@/lib/client/queries";
import { runHref, useRun } from "@/lib/client/run-queries";
import type { RunRecordBody } from "@/lib/contracts/run";
import { formatDuration } from "@/lib/domain/words";
import { Outcome } from "./history-row";
import { RunPlanSection } from "./run-plan";
import { RunPods } from "./run-pods";
import { RunProof } from "./run-proof";
import { RunTimeline } from "./run-timeline";
import { podsWords, spansOf } from "./run-words";

/** The record of one maintenance: what was promised, what happened, what became of each pod, what proved it. */
export function RunView({ cluster, id }: { cluster: string; id: string }) {
  const { data: run, error, refetch } = useRun(cluster, id);
  const clusters = useClusters();
  const clusterName = clusters.data?.items.find((summary) => summary.id === cluster)?.name ?? cluster;
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-3 px-5 max-sm:h-14 max-sm:gap-2 max-sm:px-4">
        <DrawerButton />
        <div className="flex min-w-0 flex-1 items-center text-[0.9375rem] leading-6">
          <nav aria-label="Breadcrumb" className="max-sm:hidden">
            <PageLink className="text-text-2 hover:text-text" href="/maintenance">
              Maintenance
            </PageLink>
            <span aria-hidden="true" className="px-2 text-line-2">
              /
            </span>
          </nav>
          <h1 className="truncate font-[600] tracking-[-.01em]" title={run?.node}>
            {run ? run.node : "Record"}
          </h1>
        </div>
        {run ? (
          <DownloadLink href={runHref(cluster, id)} label="JSON" name={`maintenance-${id}.json`} />
        ) : null}
        <SettingsMenu />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {!run && error ? <ReadFailure error={error} retry={refetch} /> : null}
        {!run && !error ? <SkeletonRows label="Loading the record" rows={10} /> : null}
        {run ? (
          <>
            <Facts cluster={cluster} clusterName={clusterName} run={run} />
            <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_24rem]">
              <div className="min-w-0">
                <RunPods run={run} />
                <RunPlanSection plan={run.plan} />
              </div>
              <div className="min-w-0 max-lg:border-t lg:border-l">
                <RunTimeline events={run.events} />
                <RunProof proof={run.proof} />
              </div>
            </div>
          </>
        ) : null}
      </div>
      <FootLine live={run ? "A record: nothing is decided from it" : "Connecting"} />
    </>
  );
}

interface FactsProps {
  run: RunRecordBody;
  cluster: string;
  clusterName: string;
}

/** Who, why, when, for how long, and how it ended. */
function Facts({ run, cluster, clusterName }: FactsProps) {
  const now = useNow();
  const { drainedMs, heldMs } = spansOf(run, now);
  const facts: [string, ReactNode][] = [
    [
      "Node",
      <PageLink className="text-accent hover:underline" href={nodePath(cluster, run.node)} key="node">
        {run.node}
      </PageLink>,
    ],
    ["Cluster", clusterName],
    ["Turned on by", run.by],
    ["Started", <Moment at={run.since} key="since" />],
    ["Ended", run.ended ? <Moment at={run.ended.at} key="ended" /> : "It goes on"],
    ["Ended by", run.ended?.by],
    [run.completeAt ? "Drained in" : "Drained for", now === 0 ? "" : formatDuration(drainedMs)],
    ["Held for", run.completeAt && now > 0 ? formatDuration(heldMs) : undefined],
    ["Pods gone", podsWords(run)],
  ];
  return (
    <section aria-label="In short" className="border-b px-5 py-4 max-sm:px-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {run.ended ? <Outcome result={run.result} /> : <span className="text-body text-text-2">On</span>}
        <span className="text-section [overflow-wrap:anywhere]">{run.reason}</span>
      </p>
      {run.ended ? <p className="mt-1 text-body text-text-2">{run.ended.text}.</p> : null}
      <dl className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] max-sm:grid-cols-2 gap-x-6 gap-y-3">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => (
            <div className="min-w-0" key={name}>
              <dt className="text-meta text-text-2">{name}</dt>
              <dd className="text-body [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
